package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.memory.CString;
import cmirror.unistd_h;
import java.lang.foreign.MemorySegment;

/** How many bytes of an argument belong to a call: what stands in the lists, {@code buf[nmemb*size]}. */
public final class Sizes {

    private Sizes() {
    }

    /** The value of a {@code socklen_t *} before the call; 0 for what the call will refuse. */
    public static long length(Object pointer) {
        MemorySegment segment = readable(pointer);
        return segment == null || segment.byteSize() < 4 ? 0
                : segment.get(JAVA_INT_UNALIGNED, 0) & 0xffffffffL;
    }

    /** strlen of an argument; 0 for what the call will refuse. */
    public static long strlen(Object string) {
        MemorySegment segment = readable(string);
        return segment == null ? 0 : CString.length(segment);
    }

    /** How far it is from one pointer to another, which ends the same memory. */
    public static long to(Object from, Object end) {
        MemorySegment first = readable(from);
        MemorySegment last = readable(end);
        return first == null || last == null ? 0
                : !first.isNative() || !last.isNative() ? Long.MAX_VALUE
                : Math.max(0, last.address() - first.address());
    }

    /** Bytes up to the first c, but no more than n. */
    public static long upTo(Object memory, int c, long n) {
        MemorySegment segment = readable(memory);
        long size = segment == null ? 0 : segment.byteSize();
        for (long i = 0; i < size && Long.compareUnsigned(i, n) < 0; i++) {
            if (segment.get(JAVA_BYTE, i) == (byte) c) {
                return i + 1;
            }
        }
        return n;
    }

    /** Bytes of a domain name as a packet has it: labels with a length each, and a 0. */
    public static long name(Object labels) {
        MemorySegment segment = readable(labels);
        long at = 0;
        while (segment != null && at < segment.byteSize() && segment.get(JAVA_BYTE, at) > 0) {
            at += 1 + segment.get(JAVA_BYTE, at);
        }
        return at + 1;
    }

    public static MemorySegment readable(Object value) {
        MemorySegment segment = Words.isNull(value) ? null : Words.bytes(value);
        return segment == null || Words.canBeClosed(segment) && !Words.isUsable(segment)
                ? null : segment;
    }

    /** A product of sizes; one that no memory has is the largest there is. */
    public static long times(long a, long b) {
        return a < 0 || b < 0 || Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /** How many pages so many bytes are on. */
    public static long pages(long bytes) {
        long page = unistd_h.getpagesize();
        return Long.divideUnsigned(plus(bytes, page - 1), page);
    }

    /** The smaller of two sizes, which have no sign. */
    public static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    /** The larger. */
    public static long max(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? b : a;
    }

    public static long plus(long a, long b) {
        return a < 0 || b < 0 || a + b < 0 ? Long.MAX_VALUE : a + b;
    }
}
