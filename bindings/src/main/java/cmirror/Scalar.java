package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import cmirror.runtime.arguments.Words;
import cmirror.runtime.memory.Range;
import cmirror.runtime.memory.Slab;
import java.lang.foreign.MemorySegment;

/** A number in C's memory, for calls that take its address. The subclasses are C's types. */
public abstract class Scalar extends CObject {

    private final MemorySegment segment;
    private final boolean signed;
    /** Whether the memory may be closed or read-only: then each access looks. */
    private final boolean checked;

    Scalar(int bytes, boolean signed) {
        this.segment = Slab.allocate(bytes, bytes);
        this.signed = signed;
        this.checked = false;
    }

    Scalar(MemorySegment segment, int bytes, boolean signed) {
        this.segment = Struct.view(segment, bytes, getClass().getSimpleName()).asSlice(0, bytes);
        this.signed = signed;
        this.checked = Words.canBeClosed(segment) || segment.isReadOnly();
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** The value; of an unsigned type, the number that its bits are, except in 64 bits. */
    final long value() {
        if (checked) {
            Words.usable(this, segment, false);
        }
        return switch ((int) segment.byteSize()) {
            case 1 -> signed ? segment.get(JAVA_BYTE, 0) : segment.get(JAVA_BYTE, 0) & 0xff;
            case 2 -> signed ? segment.get(JAVA_SHORT_UNALIGNED, 0)
                    : segment.get(JAVA_SHORT_UNALIGNED, 0) & 0xffff;
            case 4 -> signed ? segment.get(JAVA_INT_UNALIGNED, 0)
                    : segment.get(JAVA_INT_UNALIGNED, 0) & 0xffffffffL;
            default -> segment.get(JAVA_LONG_UNALIGNED, 0);
        };
    }

    final void value(long value) {
        String type = getClass().getSimpleName();
        if (checked) {
            Words.usable(this, segment, true);
        }
        switch ((int) segment.byteSize()) {
            case 1 -> segment.set(JAVA_BYTE, 0,
                    (byte) (signed ? Range.i8(type, value) : Range.u8(type, value)));
            case 2 -> segment.set(JAVA_SHORT_UNALIGNED, 0,
                    (short) (signed ? Range.i16(type, value) : Range.u16(type, value)));
            case 4 -> segment.set(JAVA_INT_UNALIGNED, 0,
                    signed ? Range.i32(type, value) : Range.u32(type, value));
            default -> segment.set(JAVA_LONG_UNALIGNED, 0, value);
        }
    }

    /** The number, in decimal. */
    @Override
    public String toString() {
        return Long.toString(value());
    }
}
