package cmirror.tools.bench.raw;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Two functions as jextract links them, without errno and without any check: what a call from Java
 * costs at least.
 */
final class Handles {

    private static final MethodHandle SENDTO = link("sendto", JAVA_INT, ADDRESS, JAVA_LONG,
            JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RECVFROM = link("recvfrom", JAVA_INT, ADDRESS, JAVA_LONG,
            JAVA_INT, ADDRESS, ADDRESS);

    private Handles() {
    }

    private static MethodHandle link(String function, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, parameters));
    }

    static long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr,
            int addrlen) {
        try {
            return (long) SENDTO.invokeExact(fd, buf, len, flags, addr, addrlen);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static long recvfrom(int fd, MemorySegment buf, long len, int flags, MemorySegment addr,
            MemorySegment addrlen) {
        try {
            return (long) RECVFROM.invokeExact(fd, buf, len, flags, addr, addrlen);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
