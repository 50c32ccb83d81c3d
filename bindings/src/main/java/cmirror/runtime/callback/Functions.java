package cmirror.runtime.callback;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Unloading;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.process.Uncaught;
import cmirror.sigaction_fn_t;
import cmirror.sigev_notify_fn_t;
import cmirror.sighandler_t;
import cmirror.sigval;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Java methods in the place of C's function pointers in structs, for ever. */
public final class Functions {

    private static final Map<Object, MemorySegment> POINTERS = new IdentityHashMap<>();
    private static final Map<Long, Object> METHODS = new HashMap<>();
    private static final Map<Long, sighandler_t> DISPOSITIONS = new HashMap<>();

    private Functions() {
    }

    /** A signal handler: a name for it, since C never calls it. */
    public static MemorySegment pointer(sighandler_t handler) {
        return handler instanceof Disposition known ? known.pointer : name(handler);
    }

    /** What is no Java method: SIG_IGN, or a function of C's. */
    private record Disposition(MemorySegment pointer) implements sighandler_t {

        @Override
        public void handle(int signum) {
            throw new IllegalStateException("signal " + signum + ": its disposition is no Java method, it can be set "
                    + "and compared only");
        }
    }

    /** The method behind what signal has returned; one object for each address, to be compared with ==. */
    public static synchronized sighandler_t handler(MemorySegment p) {
        if (p == null || p.address() == 0) {
            return null;
        }
        Object method = METHODS.get(p.address());
        return method instanceof sighandler_t handler ? handler
                : DISPOSITIONS.computeIfAbsent(p.address(), address -> new Disposition(p));
    }

    public static MemorySegment pointer(sigaction_fn_t handler) {
        return name(handler);
    }

    /** An address of its own, so that copies of a struct, and what C returns, lead back to it. */
    private static synchronized MemorySegment name(Object method) {
        if (method == null) {
            return null;
        }
        MemorySegment pointer = POINTERS.get(method);
        if (pointer == null) {
            pointer = MemorySegment.ofAddress(Arena.global().allocate(1).address());
            POINTERS.put(method, pointer);
            METHODS.put(pointer.address(), method);
        }
        return pointer;
    }

    /** What a program's own struct has in the place of a method that C never calls. */
    public static long number(Object method) {
        MemorySegment name = name(method);
        return name == null ? 0 : name.address();
    }

    /** The method behind an address, or null. */
    public static synchronized Object method(long address) {
        return METHODS.get(address);
    }

    /** What a field that points to a function holds: to be compared with ==, as in C. */
    public static MemorySegment at(MemorySegment segment, long offset) {
        return pointer(segment.get(JAVA_LONG_UNALIGNED, offset));
    }

    /** The one object that stands for an address. */
    static synchronized MemorySegment pointer(long address) {
        Object method = METHODS.get(address);
        return method == null ? Pointers.constant(address) : POINTERS.get(method);
    }

    /** A function that C calls on threads of its own. */
    public static synchronized MemorySegment pointer(sigev_notify_fn_t function) {
        if (function == null) {
            return null;
        }
        MemorySegment pointer = POINTERS.get(function);
        if (pointer == null) {
            Stacks.growDefault();
            try {
                MethodHandle method = MethodHandles.lookup().findStatic(Functions.class, "call",
                        MethodType.methodType(void.class, sigev_notify_fn_t.class, long.class));
                pointer = Libc.LINKER.upcallStub(Unloading.heldByStub(method.bindTo(function)),
                        FunctionDescriptor.ofVoid(JAVA_LONG), Arena.global());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            POINTERS.put(function, pointer);
            METHODS.put(pointer.address(), function);
        }
        return pointer;
    }

    /** A union of eight bytes comes in a register; an exception must not get back into C. */
    private static void call(sigev_notify_fn_t function, long bits) {
        try {
            sigval value = new sigval();
            value.segment().set(JAVA_LONG, 0, bits);
            function.call(value);
        } catch (Throwable e) {
            Uncaught.end(e);
        }
    }
}
