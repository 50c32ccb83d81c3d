package cmirror.runtime.call;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.inject.Seen;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls that return at once, never fail and take at most two words: getpid, isalpha. They can do
 * without the thread transition (a garbage collection waits for them), which saves some 10 ns a
 * call. But that needs a shape of its own, and to link one takes milliseconds: a program that asks
 * for its pid once is better off with the shape that it has.
 */
public final class Trivial {

    /** As many calls save what the linking costs. */
    private static final int WORTH_LINKING = 500_000;

    private static int calls;

    private Trivial() {
    }

    private static final class Linked {
        static final MethodHandle CALL = Libc.link(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.critical(false));
    }

    public static long call(String name, MemorySegment function) {
        return call(name, function, 0, 0);
    }

    public static long call(String name, MemorySegment function, long a) {
        return call(name, function, a, 0);
    }

    public static long call(String name, MemorySegment function, long a, long b) {
        if (!Call.SEEN) {
            return call(function, a, b);
        }
        Seen seen = Seen.enter(name, a, b);
        long result = seen.isMade() ? call(function, a, b) : seen.result(Errno.IGNORED);
        seen.leaveWith(result, 0);
        return result;
    }

    /** The same for what is none of the program's calls. */
    public static long call(MemorySegment function) {
        return call(function, 0, 0);
    }

    private static long call(MemorySegment function, long a, long b) {
        if (calls < WORTH_LINKING) {
            calls++; // threads may lose some of each other's
            return Libc.call(function, Errno.IGNORED, a, b, 0, 0, 0, 0);
        }
        try {
            return (long) Linked.CALL.invokeExact(function, a, b);
        } catch (Throwable e) {
            throw Libc.unexpected(e);
        }
    }
}
