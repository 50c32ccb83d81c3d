package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.call.Call;
import cmirror.runtime.call.Heap;
import cmirror.runtime.callback.Sorting;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Range;
import cmirror.runtime.process.AtExit;
import cmirror.runtime.process.Exit;
import cmirror.runtime.stdio.Printf;
import java.lang.foreign.MemorySegment;

/** What {@code <stdlib.h>} has and a JVM must do with care. */
abstract class stdlib_by_hand extends string_h {

    /**
     * {@snippet lang=c :
     * void exit(int status);
     * }
     * Runs the atexit functions, writes out the streams and ends the process.
     * <p>{@code status}: 0 to 255 reach the parent; EXIT_SUCCESS, EXIT_FAILURE.
     * <p>Errors: none.
     * <p>{@code status & 0xff} is left to the parent. Java's shutdown hooks do not run: C has none.
     * <p>Source: exit(3).
     */
    public static void exit(int status) {
        Exit.exit(status);
    }

    /**
     * {@snippet lang=c :
     * void _Exit(int status);
     * }
     * Ends the process at once; what is in the buffers of stdio is lost.
     * <p>{@code status}: 0 to 255 reach the parent.
     * <p>Errors: none.
     * <p>Source: _exit(2).
     */
    public static void _Exit(int status) {
        Exit.now(status);
    }

    /**
     * {@snippet lang=c :
     * void abort(void);
     * }
     * Ends the process with SIGABRT.
     * <p>Errors: none.
     * <p>A handler of SIGABRT runs before, if there is one.
     * <p>Source: abort(3).
     */
    public static void abort() {
        Exit.abort();
    }

    /**
     * {@snippet lang=c :
     * void quick_exit(int status);
     * }
     * Runs the at_quick_exit functions and ends the process; does not write out the streams.
     * <p>{@code status}: 0 to 255 reach the parent; EXIT_SUCCESS, EXIT_FAILURE.
     * <p>Errors: none.
     * <p>Source: quick_exit(3).
     */
    public static void quick_exit(int status) {
        Exit.now(status);
    }

    /**
     * {@snippet lang=c :
     * int atexit(void (*function)(void));
     * }
     * Registers a function to run at a normal end, the last registered first.
     * <p>{@code function}: what is to run.
     * <p>Result: 0, or another number on failure.
     * <p>Errors: none.
     * <p>Not by {@code _exit} or a signal. A child of fork has its parent's.
     * <p>Source: atexit(3).
     */
    public static int atexit(void_fn_t function) {
        return AtExit.add(function);
    }

    /**
     * {@snippet lang=c :
     * int on_exit(void (*function)(int, void *), void *arg);
     * }
     * Registers a function to run at a normal end, with the status and an argument.
     * <p>{@code function}: what is to run; {@code arg}: what the function gets, as it is.
     * <p>Result: 0, or another number on failure.
     * <p>Errors: none.
     * <p>The method gets the status and the object {@code arg}. macOS has no such function, the mirror has it
     * there all the same.
     * <p>Source: on_exit(3).
     */
    public static int on_exit(exit_fn_t function, Object arg) {
        return AtExit.add(function, arg);
    }

    /**
     * {@snippet lang=c :
     * void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *));
     * }
     * Sorts an array in place.
     * <p>{@code base}: the first item of the array; {@code nmemb}: number of items; {@code size}: bytes of an
     * item; {@code compar}: returns a number below, equal to or above 0.
     * <p>Errors: none.
     * <p>{@code qsort(base, n, sizeof(int.class), Sort::cmp)}: the method gets two segments of {@code size}
     * bytes. What it throws is thrown by qsort, the array being in some order then. A {@code String[]} is an
     * array of {@code char *}.
     * <p>Source: qsort(3).
     */
    public static void qsort(Object base, long nmemb, long size, comparison_fn_t compar) {
        Sorting.qsort(base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void *bsearch(const void *key, const void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *));
     * }
     * Finds an item in a sorted array.
     * <p>{@code key}: points to what is looked for; {@code base}: the first item of the array; {@code nmemb}:
     * number of items; {@code size}: bytes of an item; {@code compar}: returns a number below, equal to or
     * above 0; the key comes first.
     * <p>Result: its place; NULL if it is not there.
     * <p>Errors: none.
     * <p>What is returned reaches from the element to the end of the array. The method's first argument is the
     * key.
     * <p>Source: bsearch(3).
     */
    public static MemorySegment bsearch(Object key, Object base, long nmemb, long size,
            comparison_fn_t compar) {
        return Sorting.bsearch(key, base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void free(void *ptr);
     * }
     * Gives a block of memory back.
     * <p>{@code ptr}: the block; NULL does nothing.
     * <p>Errors: none.
     * <p>What the garbage collector owns, a {@code new_char} or a struct, is refused, since libc would abort; a
     * Java array, such as scandir's list, is left to the garbage collector.
     * <p>Source: free(3).
     */
    public static void free(Object ptr) {
        Heap.free(ptr);
    }

    /**
     * {@snippet lang=c :
     * int putenv(char *string);
     * }
     * Puts a string "name=value" itself into the environment.
     * <p>{@code string}: "name=value", which must stay as long as the variable is to.
     * <p>Result: 0, or another number on failure.
     * <p>Errors: {@code ENOMEM} there is not enough memory.
     * <p>A String's bytes stay for ever; a buffer becomes part of the environment itself, as in C, and changes
     * with it.
     * <p>Source: putenv(3).
     */
    public static int putenv(Object string) {
        return Heap.putenv(string);
    }

    /**
     * {@snippet lang=c :
     * void qsort_r(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *, void *), void *arg);
     * }
     * As qsort, with an object that the comparison gets.
     * <p>{@code base}: the first item of the array; {@code nmemb}: how many items; {@code size}: bytes of an
     * item; {@code compar}: returns a number below, equal to or above 0, as the first item belongs before, with
     * or behind the second; {@code arg}: what the function gets, as it is.
     * <p>Errors: none.
     * <p>The method gets the object {@code arg}, too. macOS has the last two the other way round, the mirror
     * has them so everywhere.
     * <p>Source: qsort_r(3).
     */
    public static void qsort_r(Object base, long nmemb, long size, comparison_d_fn_t compar,
            Object arg) {
        Sorting.qsort(base, nmemb, size,
                compar == null ? null : (a, b) -> compar.compare(a, b, arg));
    }

    /**
     * {@snippet lang=c :
     * ldiv_t ldiv(long numer, long denom);
     * }
     * As div, for long numbers.
     * <p>{@code numer}: what to divide; {@code denom}: what to divide by, not 0.
     * <p>Result: the quotient, rounded towards 0, and the remainder.
     * <p>Errors: none.
     * <p>Source: ldiv(3).
     */
    public static ldiv_t ldiv(long numer, long denom) {
        Range.divisor("ldiv: denom", numer, denom, Long.MIN_VALUE);
        ldiv_t result = new ldiv_t();
        result.quot(numer / denom);
        result.rem(numer % denom);
        return result;
    }

    /**
     * {@snippet lang=c :
     * lldiv_t lldiv(long long numer, long long denom);
     * }
     * As div, for long long numbers.
     * <p>{@code numer}: what to divide; {@code denom}: what to divide by, not 0.
     * <p>Result: the quotient, rounded towards 0, and the remainder.
     * <p>Errors: none.
     * <p>Source: lldiv(3).
     */
    public static lldiv_t lldiv(long numer, long denom) {
        Range.divisor("lldiv: denom", numer, denom, Long.MIN_VALUE);
        lldiv_t result = new lldiv_t();
        result.quot(numer / denom);
        result.rem(numer % denom);
        return result;
    }

    /** {@code MB_CUR_MAX}: the most bytes that a character has in the current locale. */
    public static int MB_CUR_MAX() {
        Call call = Call.of("cmirror: MB_CUR_MAX");
        return (int) call.invoke(Libc.find(Target.MACOS ? "___mb_cur_max" : "__ctype_get_mb_cur_max"));
    }

    /**
     * {@snippet lang=c :
     * char *gcvt(double number, int ndigit, char *buf);
     * }
     * Stores a number as %g prints it.
     * <p>{@code number}: the number; {@code ndigit}: significant digits, at most 17; {@code buf}: room for the
     * text, ndigit bytes and some more.
     * <p>Result: buf.
     * <p>Errors: none.
     * <p>Source: gcvt(3).
     */
    public static MemorySegment gcvt(double number, int ndigit, Object buf) {
        MemorySegment result = Given.written("gcvt", "buf", buf, 0);
        Printf.sprintf(buf, "%.*g", new Object[] {Math.min(ndigit, 17), number});
        return result;
    }
}
