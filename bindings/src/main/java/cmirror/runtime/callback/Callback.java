package cmirror.runtime.callback;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.FTW;
import cmirror.__action_fn_t;
import cmirror.__ftw_func_t;
import cmirror.__nftw_func_t;
import cmirror.comparison_fn_t;
import cmirror.dirent;
import cmirror.free_fn_t;
import cmirror.glob_errfunc_t;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Unloading;
import cmirror.runtime.memory.Pointers;
import cmirror.scandir_compar_t;
import cmirror.scandir_filter_t;
import cmirror.stat;
import cmirror.void_fn_t;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A Java method in place of a C function pointer, for the length of a call: qsort's comparison.
 *
 * <p>C gets the address of a stub, of which there is one for each shape, for ever. The stub runs on
 * the thread that made the call, and so finds the method there. An exception must not get back into
 * C: the first one is kept, the method is not called again, and C's call is finished with zeros;
 * {@link #rethrow} throws it then.
 */
public final class Callback {

    /** Frames of {@link #room} that take more stack than C and the beginning of a method that it calls. */
    private static final int ROOM = 500;

    private final Object method;
    /** scandir has two. */
    private Object second;
    /** Bytes of what the pointers point to. */
    private final long size;
    /** The address that is not an element but what is looked for, and its own bytes. */
    private final MemorySegment key;
    private Throwable thrown;
    /** The element that was equal at last. */
    private long match;

    public Callback(Object method, long size, MemorySegment key) {
        this.method = method;
        this.size = size;
        this.key = key;
        room(ROOM);
    }

    /** A stack that is nearly full overflows here, where it can be caught, and not behind C's frames. */
    private static int room(int frames) {
        return frames == 0 ? 0 : 1 + room(frames - 1);
    }

    long match() {
        return match;
    }

    Callback and(Object second) {
        this.second = second;
        return this;
    }

    /** To be called when C's call has returned. */
    public void rethrow() {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown instanceof Error error) {
            throw error;
        }
    }

    private MemorySegment segment(long address) {
        return key != null && key.address() == address ? key : Pointers.to(address, size);
    }

    // The stubs, and what they do

    /** {@code int (*)(const void *, const void *)}. */
    static final class Comparison {
        static final MemorySegment STUB = stub("compare", JAVA_INT, JAVA_LONG, JAVA_LONG);
    }

    private static int compare(long a, long b) {
        Call call = Call.current();
        Callback callback = (Callback) call.callback();
        if (callback.thrown != null) {
            return 0;
        }
        call.enterFromC();
        try {
            int order = ((comparison_fn_t) callback.method).compare(callback.segment(a),
                    callback.segment(b));
            if (order == 0) {
                callback.match = b;
            }
            return order;
        } catch (Throwable e) {
            callback.thrown = e;
            return 0;
        } finally {
            call.leaveToC();
        }
    }

    /** What a stub does with the method. */
    private interface Body {
        int run(Callback callback);
    }

    private static int guarded(int afterException, Body body) {
        Call call = Call.current();
        Callback callback = (Callback) call.callback();
        if (callback.thrown != null) {
            return afterException;
        }
        call.enterFromC();
        try {
            return body.run(callback);
        } catch (Throwable e) {
            callback.thrown = e;
            return afterException;
        } finally {
            call.leaveToC();
        }
    }

    /** {@code void (*)(void)}. */
    public static final class Plain {
        public static final MemorySegment STUB = stub("plain", null);
    }

    private static void plain() {
        guarded(0, callback -> {
            ((void_fn_t) callback.method).call();
            return 0;
        });
    }

    /** scandir's {@code int (*filter)(const struct dirent *)}. */
    static final class Filter {
        static final MemorySegment STUB = stub("filter", JAVA_INT, JAVA_LONG);
    }

    private static int filter(long entry) {
        return guarded(0, callback -> ((scandir_filter_t) callback.method).call(entry(entry)));
    }

    /** scandir's {@code int (*compar)(const struct dirent **, const struct dirent **)}. */
    static final class Entries {
        static final MemorySegment STUB = stub("entries", JAVA_INT, JAVA_LONG, JAVA_LONG);
    }

    private static int entries(long a, long b) {
        return guarded(0, callback -> ((scandir_compar_t) callback.second).call(
                entry(Pointers.to(a, 8).get(JAVA_LONG, 0)),
                entry(Pointers.to(b, 8).get(JAVA_LONG, 0))));
    }

    /** An entry has the length that it says, which is mostly shorter than the struct. */
    static dirent entry(long address) {
        return dirent.of(Pointers.to(address, dirent.layout().byteSize()));
    }

    /** ftw's {@code int (*fn)(const char *, const struct stat *, int)}. */
    static final class Walk {
        static final MemorySegment STUB = stub("walk", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
    }

    private static int walk(long path, long sb, int type) {
        return guarded(-1, callback -> ((__ftw_func_t) callback.method).call(
                Pointers.orNull(path), stat.of(Pointers.to(sb, stat.layout().byteSize())), type));
    }

    /** nftw's {@code int (*fn)(const char *, const struct stat *, int, struct FTW *)}. */
    static final class PlacedWalk {
        static final MemorySegment STUB = stub("placedWalk", JAVA_INT, JAVA_LONG, JAVA_LONG,
                JAVA_INT, JAVA_LONG);
    }

    private static int placedWalk(long path, long sb, int type, long place) {
        return guarded(-1, callback -> ((__nftw_func_t) callback.method).call(
                Pointers.orNull(path), stat.of(Pointers.to(sb, stat.layout().byteSize())), type,
                FTW.of(Pointers.to(place, FTW.layout().byteSize()))));
    }

    /** glob's {@code int (*errfunc)(const char *, int)}. */
    static final class GlobError {
        static final MemorySegment STUB = stub("globError", JAVA_INT, JAVA_LONG, JAVA_INT);
    }

    private static int globError(long path, int error) {
        return guarded(1, callback -> ((glob_errfunc_t) callback.method).call(
                Pointers.orNull(path), error));
    }

    /** twalk's {@code void (*action)(const void *, VISIT, int)}. */
    static final class Action {
        static final MemorySegment STUB = stub("action", null, JAVA_LONG, JAVA_INT, JAVA_INT);
    }

    private static void action(long node, int which, int depth) {
        guarded(0, callback -> {
            ((__action_fn_t) callback.method).call(Pointers.to(node, 8), which, depth);
            return 0;
        });
    }

    /** tdestroy's {@code void (*free_node)(void *)}. */
    static final class FreeNode {
        static final MemorySegment STUB = stub("freeNode", null, JAVA_LONG);
    }

    private static void freeNode(long key) {
        guarded(0, callback -> {
            ((free_fn_t) callback.method).call(Pointers.orNull(key));
            return 0;
        });
    }

    private static MemorySegment stub(String name, MemoryLayout result, MemoryLayout... words) {
        return stub(MethodHandles.lookup(), name, result, words);
    }

    /** A function pointer to a static method: {@code result} is null for void. */
    public static MemorySegment stub(MethodHandles.Lookup lookup, String name, MemoryLayout result,
            MemoryLayout... words) {
        FunctionDescriptor shape = result == null ? FunctionDescriptor.ofVoid(words)
                : FunctionDescriptor.of(result, words);
        MethodType type = shape.toMethodType();
        try {
            MethodHandle method = lookup.findStatic(lookup.lookupClass(), name, type);
            return Libc.LINKER.upcallStub(Unloading.heldByStub(method), shape, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
