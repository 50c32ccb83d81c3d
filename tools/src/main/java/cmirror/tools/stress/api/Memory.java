package cmirror.tools.stress.api;

import cmirror.tools.stress.api.GuardedMemory.Content;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Memory for C: of every size, living and dead, the thread's and another's, C's and Java's. */
final class Memory {

    private final GuardedMemory guarded = new GuardedMemory();
    private final MemorySegment closed;
    private final MemorySegment others;

    Memory() {
        try (Arena arena = Arena.ofConfined()) {
            closed = arena.allocate(4096);
        }
        AtomicReference<MemorySegment> made = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().daemon()
                .start(() -> made.set(Arena.ofConfined().allocate(4096)));
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        others = made.get();
    }

    /** Guarded memory of a size. */
    Argument of(long size, Content content, Random random) {
        MemorySegment segment = guarded.allocate(size, content, random, Arena.ofAuto());
        return new Argument(segment, size + " bytes" + (content == Content.ZEROS ? "" : " of "
                + content.toString().toLowerCase(java.util.Locale.ROOT)));
    }

    /** Guarded memory of any size. */
    Argument any(boolean plain, Random random) {
        return of(GuardedMemory.SIZES[random.nextInt(GuardedMemory.SIZES.length)],
                content(plain, random), random);
    }

    /** Bytes that are no pointers, unless any bytes will do. */
    private static Content content(boolean plain, Random random) {
        return plain ? Content.values()[random.nextInt(Content.values().length)] : Content.ZEROS;
    }

    /** Memory that no call may take, or that only some may. */
    Argument odd(boolean plain, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Argument(closed, "memory of a closed arena");
            case 1 -> new Argument(others, "memory of another thread's arena");
            case 2 -> {
                Argument some = any(plain, random);
                yield new Argument(((MemorySegment) some.value()).asReadOnly(),
                        "read-only " + some);
            }
            case 3 -> heap(new byte[GuardedMemory.SIZES[random.nextInt(9)]], "byte[]");
            case 4 -> heap(new long[random.nextInt(4)], "long[]");
            default -> new Argument(MemorySegment.NULL, "MemorySegment.NULL");
        };
    }

    private static Argument heap(Object array, String type) {
        MemorySegment segment = array instanceof byte[] bytes ? MemorySegment.ofArray(bytes)
                : MemorySegment.ofArray((long[]) array);
        return new Argument(segment, "MemorySegment.ofArray(new " + type + ") of "
                + segment.byteSize() + " bytes");
    }

    /** An arena as {@code allocate(arena)} takes one. */
    Argument arena(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> {
                Arena arena = Arena.ofConfined();
                arena.close();
                yield new Argument(arena, "a closed arena");
            }
            case 1 -> new Argument(null, "null");
            default -> new Argument(Arena.ofAuto(), "Arena.ofAuto()");
        };
    }

    /** Whether a call wrote outside of its memory. */
    boolean clear() {
        return guarded.clear();
    }
}
