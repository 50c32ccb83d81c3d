package cmirror.tools.stress.api;

import static cmirror.sys_mman_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/**
 * Memory that notices when too much of it is used: it ends where a page begins that may not be
 * touched, and the bytes before it have a value that is looked at afterwards.
 */
final class GuardedMemory {

    static final int[] SIZES = {0, 1, 3, 4, 7, 8, 16, 100, 4096};

    private static final int PAGE = 4096;
    private static final int DATA = 2 * PAGE;
    private static final int REGIONS = 12;
    private static final byte CANARY = (byte) 0xa5;

    /** What stands in new memory. */
    enum Content {
        ZEROS, TEXT, UNENDED, RANDOM
    }

    private final MemorySegment[] regions = new MemorySegment[REGIONS];
    private final MemorySegment untouched = Arena.global().allocate(DATA);
    private final long[] sizes = new long[REGIONS];
    private int used;

    GuardedMemory() {
        untouched.fill(CANARY);
        for (int i = 0; i < REGIONS; i++) {
            MemorySegment all = mmap(NULL, PAGE + DATA + PAGE, PROT_NONE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0).reinterpret(PAGE + DATA + PAGE);
            regions[i] = all.asSlice(PAGE, DATA);
            mprotect(regions[i], DATA, PROT_READ | PROT_WRITE);
        }
    }

    /** Memory that is valid until {@link #clear}. The arena says for whom it lives. */
    MemorySegment allocate(long size, Content content, Random random, Arena arena) {
        if (used == REGIONS || size > PAGE) {
            return arena.allocate(size);
        }
        regions[used].fill(CANARY);
        MemorySegment segment = regions[used].asSlice(DATA - size, size)
                .reinterpret(size, arena, null);
        sizes[used++] = size;
        fill(segment, content, random);
        return segment;
    }

    static void fill(MemorySegment segment, Content content, Random random) {
        switch (content) {
            case ZEROS -> segment.fill((byte) 0);
            case TEXT, UNENDED -> segment.fill((byte) 'a');
            case RANDOM -> {
                byte[] bytes = new byte[(int) segment.byteSize()];
                random.nextBytes(bytes);
                segment.copyFrom(MemorySegment.ofArray(bytes));
            }
        }
        if (content == Content.TEXT && segment.byteSize() > 0) {
            segment.set(ValueLayout.JAVA_BYTE, segment.byteSize() - 1, (byte) 0);
        }
    }

    /** Whether something was written before any of it; all of it may be used again. */
    boolean clear() {
        boolean harmed = false;
        for (int i = 0; i < used; i++) {
            harmed |= MemorySegment.mismatch(regions[i], 0, DATA - sizes[i],
                    untouched, 0, DATA - sizes[i]) >= 0;
        }
        used = 0;
        return harmed;
    }
}
