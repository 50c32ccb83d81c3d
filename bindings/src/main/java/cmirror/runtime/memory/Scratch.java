package cmirror.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Memory for the length of a call: strings, and copies of what lies on the Java heap. */
public final class Scratch {

    private static final int FIRST_SIZE = 4096;

    private record Copy(MemorySegment heap, MemorySegment memory, boolean written) {
    }

    private MemorySegment memory;
    private long used;
    /** Blocks that this call outgrew: its earlier arguments stand there. */
    private final List<MemorySegment> outgrown = new ArrayList<>(2);
    private final List<Copy> copies = new ArrayList<>(2);

    public void clear() {
        used = 0;
        if (!outgrown.isEmpty() || !copies.isEmpty()) {
            outgrown.clear();
            copies.clear();
        }
    }

    /** The bytes, and a NUL. */
    public MemorySegment string(byte[] bytes) {
        MemorySegment place = allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, place, JAVA_BYTE, 0, bytes.length);
        place.set(JAVA_BYTE, bytes.length, (byte) 0);
        return place;
    }

    /** A copy that C can see; one that C writes to is copied back after the call. */
    public MemorySegment copy(MemorySegment heap, boolean written) {
        MemorySegment place = allocate(heap.byteSize());
        place.copyFrom(heap);
        copies.add(new Copy(heap, place, written));
        return place;
    }

    public void copyBack() {
        if (!copies.isEmpty()) {
            for (Copy copy : copies) {
                if (copy.written) {
                    copy.heap.copyFrom(copy.memory);
                }
            }
        }
    }

    /**
     * What a pointer into this memory points to when the call has returned, or null if it is none: a
     * Java array itself, from there on, as bsearch and memchr return it; of a string, which strchr was
     * given, a copy that outlives the call.
     */
    public MemorySegment rescue(long address) {
        for (int i = 0; i < copies.size(); i++) {
            long offset = address - copies.get(i).memory.address();
            if (offset >= 0 && offset < copies.get(i).memory.byteSize()) {
                return copies.get(i).heap.asSlice(offset);
            }
        }
        MemorySegment found = part(memory, address);
        for (int i = 0; i < outgrown.size() && found == null; i++) {
            found = part(outgrown.get(i), address);
        }
        if (found == null) {
            return null;
        }
        long size = Math.min(CString.length(found) + 1, found.byteSize());
        return Arena.ofAuto().allocate(size).copyFrom(found.asSlice(0, size));
    }

    private static MemorySegment part(MemorySegment block, long address) {
        long offset = block == null ? -1 : address - block.address();
        return offset >= 0 && offset < block.byteSize() ? block.asSlice(offset) : null;
    }

    public MemorySegment allocate(long size) {
        if (memory == null || used + size > memory.byteSize()) {
            if (memory != null) {
                outgrown.add(memory);
            }
            memory = Arena.ofAuto().allocate(Math.max(FIRST_SIZE, 2 * size), 16);
            used = 0;
        }
        MemorySegment place = memory.asSlice(used, size);
        used += size + 15 & ~15L;
        return place;
    }
}
