package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import cmirror.runtime.arguments.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A {@code float} in C's memory, where a call wants its address: {@code &x} in C. */
public final class float_ extends CObject {

    private final MemorySegment segment;

    /** A new one, zero. */
    public float_() {
        this(Arena.ofAuto().allocate(4, 4));
    }

    /** A new one with a value. */
    public float_(float value) {
        this();
        set(value);
    }

    private float_(MemorySegment segment) {
        this.segment = Struct.view(segment, 4, "float").asSlice(0, 4);
    }

    /** The one that stands at the start of this memory: the cast. */
    public static float_ of(MemorySegment segment) {
        return new float_(segment);
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** Its value. */
    public float get() {
        Words.usable(this, segment, false);
        return segment.get(JAVA_FLOAT_UNALIGNED, 0);
    }

    /** Assigns. */
    public void set(float value) {
        Words.usable(this, segment, true);
        segment.set(JAVA_FLOAT_UNALIGNED, 0, value);
    }

    /** The number, in decimal. */
    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
