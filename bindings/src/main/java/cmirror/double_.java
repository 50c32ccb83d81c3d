package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;

import cmirror.runtime.arguments.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A {@code double} in C's memory, where a call wants its address: {@code &x} in C. */
public final class double_ extends CObject {

    private final MemorySegment segment;

    /** A new one, zero. */
    public double_() {
        this(Arena.ofAuto().allocate(8, 8));
    }

    /** A new one with a value. */
    public double_(double value) {
        this();
        set(value);
    }

    private double_(MemorySegment segment) {
        this.segment = Struct.view(segment, 8, "double").asSlice(0, 8);
    }

    /** The one that stands at the start of this memory: the cast. */
    public static double_ of(MemorySegment segment) {
        return new double_(segment);
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** Its value. */
    public double get() {
        Words.usable(this, segment, false);
        return segment.get(JAVA_DOUBLE_UNALIGNED, 0);
    }

    /** Assigns. */
    public void set(double value) {
        Words.usable(this, segment, true);
        segment.set(JAVA_DOUBLE_UNALIGNED, 0, value);
    }

    /** The number, in decimal. */
    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
