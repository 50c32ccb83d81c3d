package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.libc.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code pthread_once_t} of {@code <pthread.h>}: an int on Linux, a struct on macOS. A new one is
 * as {@code PTHREAD_ONCE_INIT} has it.
 */
public final class pthread_once_t extends CObject {

    private static final long MACOS_SIGNATURE = 0x30B1BCBA;

    private final MemorySegment segment = Arena.ofAuto().allocate(Target.MACOS ? 16 : 4, 8);

    public pthread_once_t() {
        if (Target.MACOS) {
            segment.set(JAVA_LONG, 0, MACOS_SIGNATURE);
        }
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }
}
