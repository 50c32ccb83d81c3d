package cmirror;

import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * {@code sem_t} of {@code <semaphore.h>}: a union on Linux, an int on macOS. One in memory that
 * processes share may have been initialized by another process; one of the program's own has to be
 * before it is used.
 */
public final class sem_t extends Opaque {

    private static final int SIZE = Target.MACOS ? 4 : 32;

    /** How often sem_open has returned it, less the sem_closes. */
    private int opens;

    /** A new one, all zero, for sem_init. */
    public sem_t() {
        this(Arena.ofAuto().allocate(SIZE, 8));
    }

    private sem_t(MemorySegment segment) {
        super(segment);
    }

    /** {@code sem_t name[n]}: n of them, each for a sem_init of its own. */
    public static sem_t[] array(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("sem_t: an array of " + n + " elements");
        }
        sem_t[] array = new sem_t[n];
        for (int i = 0; i < n; i++) {
            array[i] = new sem_t();
        }
        return array;
    }

    /** The one that stands at the start of this memory, such as mmap's: the cast. */
    public static sem_t of(MemorySegment segment) {
        return cast(new sem_t(Struct.view(segment, SIZE, "sem_t")));
    }

    /** What sem_open has returned. */
    static sem_t orNull(long address) {
        if (address == 0) {
            return null;
        }
        sem_t sem = opened(new sem_t(Pointers.to(address, SIZE)));
        sem.opens++;
        return sem;
    }

    /** sem_close; after the last one the memory is gone. */
    void closeOnce() {
        if (--opens <= 0) {
            markClosed();
        }
    }
}
