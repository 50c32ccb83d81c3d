package cmirror.runtime.memory;

import cmirror.runtime.libc.PerThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Zeroed memory for structs and numbers, which the garbage collector frees. To give each an arena
 * of its own costs much more than the struct itself; so the small ones of a thread share a block,
 * which lives as long as one of them does.
 */
public final class Slab {

    private static final int BLOCK = 2048;
    private static final int SMALL = 128;
    private static final int ALIGNMENT = 16;

    private static final PerThread<Slab> CURRENT = new PerThread<>();

    private MemorySegment block;
    private long used;

    private Slab() {
    }

    /** New memory of this size, all zero. */
    public static MemorySegment allocate(long size, long alignment) {
        if (size > SMALL || alignment > ALIGNMENT) {
            return Arena.ofAuto().allocate(size, alignment);
        }
        Slab slab = CURRENT.get();
        if (slab == null) {
            slab = new Slab();
            CURRENT.set(slab);
        }
        return slab.next(size, alignment);
    }

    private MemorySegment next(long size, long alignment) {
        long at = used + alignment - 1 & -alignment;
        if (block == null || at + size > BLOCK) {
            block = Arena.ofAuto().allocate(BLOCK, ALIGNMENT);
            at = 0;
        }
        used = at + size;
        return block.asSlice(at, size);
    }
}
