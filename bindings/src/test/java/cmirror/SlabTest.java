package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.runtime.memory.Slab;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Structs share blocks of memory, and notice nothing of it. */
class SlabTest {

    @Test
    void everyPieceIsZeroAlignedAndItsOwn() throws Exception {
        Callable<List<MemorySegment>> work = () -> {
            List<MemorySegment> pieces = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                int alignment = 1 << i % 5;
                MemorySegment piece = Slab.allocate(1 + i * 7 % 150, alignment);
                assertThat(piece.address() % alignment).isZero();
                assertThat(piece.mismatch(MemorySegment.ofArray(new byte[200])))
                        .isEqualTo(piece.byteSize()); // all zero
                pieces.add(piece.fill((byte) (i % 100 + 1)));
            }
            return pieces;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<MemorySegment>> one : threads.invokeAll(List.of(work, work, work))) {
                List<MemorySegment> pieces = one.get();
                for (int i = 0; i < pieces.size(); i++) {
                    byte[] expected = new byte[1 + i * 7 % 150];
                    java.util.Arrays.fill(expected, (byte) (i % 100 + 1));
                    assertThat(pieces.get(i).mismatch(MemorySegment.ofArray(expected)))
                            .isEqualTo(-1);
                }
            }
        }
    }

    /** A struct that is alive keeps its bytes, however many others come and go. */
    @Test
    void outlivesItsNeighbours() {
        var first = new timeval();
        first.tv_sec(4711);
        for (int i = 0; i < 200_000; i++) {
            new timeval().tv_sec(i);
        }
        System.gc();
        for (int i = 0; i < 200_000; i++) {
            new timeval().tv_sec(i);
        }
        assertThat(first.tv_sec()).isEqualTo(4711);
        assertThat(new timeval().tv_sec()).isZero();
    }
}
