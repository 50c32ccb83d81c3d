package cmirror.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** C pointers as memory segments: NULL is null, and a bare pointer has no bounds, as in C. */
public final class Pointers {

    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
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

    /** Eight bytes at an address. */
    public static long word(long address) {
        return MEMORY.get(JAVA_LONG_UNALIGNED, address);
    }

    /** Four bytes at an address, without a sign. */
    public static long half(long address) {
        return MEMORY.get(JAVA_INT_UNALIGNED, address) & 0xffffffffL;
    }
}
