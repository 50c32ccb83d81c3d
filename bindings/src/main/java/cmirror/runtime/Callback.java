package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.comparison_fn_t;
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
final class Callback {

    private final Object method;
    /** Bytes of what the pointers point to. */
    private final long size;
    /** The address that is not an element but what is looked for, and its own bytes. */
    private final MemorySegment key;
    private Throwable thrown;

    Callback(Object method, long size, MemorySegment key) {
        this.method = method;
        this.size = size;
        this.key = key;
    }

    /** To be called when C's call has returned. */
    void rethrow() {
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
        Callback callback = call.callback();
        if (callback.thrown != null) {
            return 0;
        }
        call.enter();
        try {
            return ((comparison_fn_t) callback.method).compare(callback.segment(a),
                    callback.segment(b));
        } catch (Throwable e) {
            callback.thrown = e;
            return 0;
        } finally {
            call.leave();
        }
    }

    /** {@code void (*)(void)}. */
    static final class Plain {
        static final MemorySegment STUB = stub("plain", null);
    }

    private static void plain() {
        Call call = Call.current();
        Callback callback = call.callback();
        call.enter();
        try {
            ((void_fn_t) callback.method).call();
        } catch (Throwable e) {
            callback.thrown = e;
        } finally {
            call.leave();
        }
    }

    private static MemorySegment stub(String name, MemoryLayout result, MemoryLayout... words) {
        return stub(MethodHandles.lookup(), name, result, words);
    }

    /** A function pointer to a static method: {@code result} is null for void. */
    static MemorySegment stub(MethodHandles.Lookup lookup, String name, MemoryLayout result,
            MemoryLayout... words) {
        FunctionDescriptor shape = result == null ? FunctionDescriptor.ofVoid(words)
                : FunctionDescriptor.of(result, words);
        MethodType type = shape.toMethodType();
        try {
            MethodHandle method = lookup.findStatic(lookup.lookupClass(), name, type);
            return Libc.LINKER.upcallStub(method, shape, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
