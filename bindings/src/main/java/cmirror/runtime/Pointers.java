package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** C pointers as memory segments: NULL is null, and a bare pointer has no bounds, as in C. */
public final class Pointers {

    private static final MemorySegment MINUS_ONE = MemorySegment.ofAddress(-1);
    private static final MemorySegment ONE = MemorySegment.ofAddress(1);

    private Pointers() {
    }

    /** A constant such as SIG_IGN or MAP_FAILED: one object each, so that == compares as in C. */
    public static MemorySegment constant(long address) {
        return address == -1 ? MINUS_ONE : address == 1 ? ONE
                : address == 0 ? MemorySegment.NULL : MemorySegment.ofAddress(address);
    }

    /** What an address points to, of a known size. */
    public static MemorySegment to(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** A pointer from C, or null for NULL. */
    public static MemorySegment orNull(long address) {
        return address == 0 ? null : to(address, Long.MAX_VALUE);
    }

    /** The pointer that is stored at an offset. */
    public static MemorySegment at(MemorySegment segment, long offset) {
        return orNull(segment.get(JAVA_LONG_UNALIGNED, offset));
    }

    /** Element {@code index} of the array of pointers whose address is stored at an offset. */
    public static MemorySegment element(MemorySegment segment, long offset, int index,
            String field) {
        MemorySegment array = at(segment, offset);
        if (array == null) {
            throw new NullPointerException(field + " is NULL, it has no element " + index);
        }
        return at(array, 8L * index);
    }
}
