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
     * Ends the process: runs what atexit registered, writes out what is in stdio's buffers, and
     * leaves {@code status & 0xff} to the parent. Java's shutdown hooks
     * do not run: C has none. Source: exit(3).
     */
    public static void exit(int status) {
        Exit.exit(status);
    }

    /**
     * {@snippet lang=c :
     * void _Exit(int status);
     * }
     * Ends the process at once, as {@code _exit}. Source: _exit(2).
     */
    public static void _Exit(int status) {
        Exit.now(status);
    }

    /**
     * {@snippet lang=c :
     * void abort(void);
     * }
     * Ends the process with SIGABRT, after a handler of it has run, if there is one. Source: abort(3).
     */
    public static void abort() {
        Exit.abort();
    }

    /**
     * {@snippet lang=c :
     * void quick_exit(int status);
     * }
     * Ends the process without writing out what is in stdio's buffers. Source: quick_exit(3).
     */
    public static void quick_exit(int status) {
        Exit.now(status);
    }

    /**
     * {@snippet lang=c :
     * int atexit(void (*function)(void));
     * }
     * Registers a method that runs when main returns or {@code exit} is called, the last one
     * registered first; not by {@code _exit} or a signal. A child of fork has its parent's.
     * Returns 0. Source: atexit(3).
     */
    public static int atexit(void_fn_t function) {
        return AtExit.add(function);
    }

    /**
     * {@snippet lang=c :
     * int on_exit(void (*function)(int, void *), void *arg);
     * }
     * As {@link #atexit}; the method gets the status and the object {@code arg}. Returns 0. macOS
     * has no such function, the mirror has it there all the same. Source: on_exit(3).
     */
    public static int on_exit(exit_fn_t function, Object arg) {
        return AtExit.add(function, arg);
    }

    /**
     * {@snippet lang=c :
     * void qsort(void *base, size_t nmemb, size_t size,
     *            int (*compar)(const void *, const void *));
     * }
     * Sorts an array: {@code qsort(base, n, sizeof(int.class), Sort::cmp)}. The method gets two
     * segments of {@code size} bytes. What it throws is thrown by qsort, the array being in some
     * order then. A {@code String[]} is an array of {@code char *}. Source: qsort(3).
     */
    public static void qsort(Object base, long nmemb, long size, comparison_fn_t compar) {
        Sorting.qsort(base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void *bsearch(const void *key, const void *base, size_t nmemb, size_t size,
     *               int (*compar)(const void *, const void *));
     * }
     * Looks for a key in a sorted array and returns the element, from there to the end of the
     * array, or NULL. The method's first argument is the key. Source: bsearch(3).
     */
    public static MemorySegment bsearch(Object key, Object base, long nmemb, long size,
            comparison_fn_t compar) {
        return Sorting.bsearch(key, base, nmemb, size, compar);
    }

    /**
     * {@snippet lang=c :
     * void free(void *ptr);
     * }
     * Gives memory back that malloc and the like have made. What the garbage collector owns, a
     * {@code new_char} or a struct, is refused, since libc would abort; a Java array, such as
     * scandir's list, is left to the garbage collector. Source: free(3).
     */
    public static void free(Object ptr) {
        Heap.free(ptr);
    }

    /**
     * {@snippet lang=c :
     * int putenv(char *string);
     * }
     * Puts a string "name=value" into the environment: a String's bytes stay for ever; a buffer
     * becomes part of the environment itself, as in C, and changes with it. Returns 0. Errors:
     * ENOMEM. Source: putenv(3).
     */
    public static int putenv(Object string) {
        return Heap.putenv(string);
    }

    /**
     * {@snippet lang=c :
     * void qsort_r(void *base, size_t nmemb, size_t size,
     *              int (*compar)(const void *, const void *, void *), void *arg);
     * }
     * As {@link #qsort}; the method gets the object {@code arg}, too. macOS has the last two the
     * other way round, the mirror has them so everywhere. Source: qsort_r(3).
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
     * Quotient and remainder of a division. Source: ldiv(3).
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
     * The same for long long numbers. Source: lldiv(3).
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
     * Stores a number with so many significant digits, at most 17, and returns buf. Source: gcvt(3).
     */
    public static MemorySegment gcvt(double number, int ndigit, Object buf) {
        MemorySegment result = Given.written("gcvt", "buf", buf, 0);
        Printf.sprintf(buf, "%.*g", new Object[] {Math.min(ndigit, 17), number});
        return result;
    }
}
