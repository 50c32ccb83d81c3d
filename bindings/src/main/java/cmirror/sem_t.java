package cmirror;

import cmirror.runtime.Pointers;
import cmirror.runtime.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code sem_t} of {@code <semaphore.h>}: a union on Linux, an int on macOS. */
public final class sem_t extends CObject {

    private static final int SIZE = Target.MACOS ? 4 : 32;

    private final MemorySegment segment;

    /** A new one, all zero, for sem_init. */
    public sem_t() {
        this(Arena.ofAuto().allocate(SIZE, 8));
    }

    private sem_t(MemorySegment segment) {
        this.segment = segment;
    }

    /** The one that stands at the start of this memory, such as mmap's: the cast. */
    public static sem_t of(MemorySegment segment) {
        return new sem_t(Struct.view(segment, SIZE, "sem_t"));
    }

    static sem_t orNull(long address) {
        return address == 0 ? null : new sem_t(Pointers.to(address, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }
}
