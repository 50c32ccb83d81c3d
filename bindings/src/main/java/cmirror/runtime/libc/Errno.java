package cmirror.runtime.libc;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * libc's own errno. The mirror's goes into it right before a call, and comes out of it with the
 * call: so a function that leaves errno alone leaves the mirror's alone, though the JVM changes
 * libc's in between.
 */
public final class Errno {

    /** Where calls leave an errno that is nobody's. */
    public static final MemorySegment IGNORED = Arena.global().allocate(Libc.CALL_STATE);

    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    public static final MemorySegment LOCATION =
            Libc.find(Target.MACOS ? "__error" : "__errno_location");

    private Errno() {
    }

    /** Where libc keeps errno of the thread that this one runs on: a virtual one may move. */
    public static long location() {
        return Libc.call(LOCATION, IGNORED, 0, 0, 0, 0, 0, 0);
    }

    /** The number at an address: plain addresses are the quickest way there is. */
    public static int get(long address) {
        return MEMORY.get(JAVA_INT_UNALIGNED, address);
    }

    public static void set(long address, int errno) {
        MEMORY.set(JAVA_INT_UNALIGNED, address, errno);
    }
}
