package cmirror;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The memory of a C array of structs. The elements of the Java array are views of it, which the
 * generated {@code array(n)} makes.
 */
public final class StructArray extends Struct {

    private final Struct[] array;
    private final long size;

    /** All zero. */
    public StructArray(Struct[] array, long size, long alignment) {
        super(Arena.ofAuto().allocate(array.length * size, alignment));
        this.array = array;
        this.size = size;
    }

    /** The bytes of element i, and of those behind it. */
    public MemorySegment from(int i) {
        return bytes$().asSlice(i * size);
    }

    /** The number of elements of an array that is to be made. */
    public static int length(String struct, int n) {
        if (n < 0) {
            throw new IllegalArgumentException(struct + ".array: an array of " + n + " elements");
        }
        return n;
    }

    /** Whether all of the elements are still in their places. */
    boolean isOf(Struct[] other) {
        if (other == array) {
            for (int i = 0; i < array.length; i++) {
                if (array[i] == null || array[i].bytes$().address()
                        != bytes$().address() + i * size) {
                    throw new IllegalStateException("element " + i + " of the array is another "
                            + "struct: assign with array[" + i + "].set(value)");
                }
            }
            return true;
        }
        return false;
    }
}
