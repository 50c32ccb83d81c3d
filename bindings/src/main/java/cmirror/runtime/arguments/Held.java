package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Memory of shared arenas, which other threads could close while C works on it. A downcall holds the
 * arenas of the addresses that it passes on: so these go along, behind the arguments, where C does
 * not look.
 */
public final class Held {

    private static final Class<?> CONFINED = Arena.ofConfined().scope().getClass();
    private static final int MOST = 4;

    /** The common shape and four addresses. */
    private static final MethodHandle CALL = Libc.link(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG,
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS,
            ADDRESS, ADDRESS, ADDRESS), Libc.ERRNO);

    static { // what the JVM does for a first call would change errno between us and C
        new Held().call(Errno.LOCATION, Errno.IGNORED, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private final MemorySegment[] segments = {MemorySegment.NULL, MemorySegment.NULL,
            MemorySegment.NULL, MemorySegment.NULL};
    private int count;

    private Held() {
    }

    /** Whether other threads may close the arena: only its own thread can close a confined one. */
    static boolean isShared(MemorySegment segment) {
        return segment.scope().getClass() != CONFINED;
    }

    /** One more; {@code held} is null for the first. */
    static Held and(Held held, MemorySegment segment, String function) {
        Held all = held == null ? new Held() : held;
        for (int i = 0; i < all.count; i++) {
            if (all.segments[i].scope().equals(segment.scope())) {
                return all;
            }
        }
        if (all.count == MOST) {
            throw new IllegalArgumentException(function + ": memory of more than " + MOST
                    + " shared arenas; allocate it from one");
        }
        all.segments[all.count++] = segment;
        return all;
    }

    public long call(MemorySegment function, MemorySegment state, long a, long b, long c, long d, long e,
            long f, long g, long h) {
        try {
            return (long) CALL.invokeExact(function, state, a, b, c, d, e, f, g, h, segments[0],
                    segments[1], segments[2], segments[3]);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /** Words and then the addresses, for calls of any other shape. */
    Object[] behind(Object[] words) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + count);
        System.arraycopy(segments, 0, all, words.length, count);
        return all;
    }
}
