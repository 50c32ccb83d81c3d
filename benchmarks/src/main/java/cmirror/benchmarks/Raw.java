package cmirror.benchmarks;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * libc through handles as jextract writes them: a static final one for each function, with the
 * function's own signature. jextract cannot capture errno; the handles that do are what one writes
 * beside it. This is the least that a call from Java costs, and what the mirror is measured by.
 */
final class Raw {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /** One segment for the one thread of a benchmark. */
    static final MemorySegment STATE = Arena.global().allocate(Linker.Option.captureStateLayout());

    static final MethodHandle GETPPID = link("getppid", FunctionDescriptor.of(JAVA_INT));
    static final MethodHandle GETPPID_CRITICAL = link("getppid", FunctionDescriptor.of(JAVA_INT),
            Linker.Option.critical(false));
    static final MethodHandle HTONL = link("htonl", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle HTONL_CRITICAL = link("htonl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT), Linker.Option.critical(false));
    static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle CLOSE_ERRNO = link("close",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO);
    static final MethodHandle RECV_ERRNO = link("recv",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO);

    private Raw() {
    }

    private static MethodHandle link(String function, FunctionDescriptor descriptor,
            Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(function).orElseThrow(),
                descriptor, options);
    }

    static int errno() {
        return STATE.get(JAVA_INT, 0);
    }
}
