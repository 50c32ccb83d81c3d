package cmirror;

import cmirror.runtime.arguments.Element;
import cmirror.runtime.memory.Pointers;
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

    /** {@code p + n}: an element of the array that p is of, or what lies there in memory. */
    @SuppressWarnings("unchecked")
    static <T extends Struct> T from(T p, long n) {
        long size = p.sizeof();
        if (p.owner() instanceof StructArray all && all.array.length > 0 && all.array[0].getClass() == p.getClass()) {
            long i = (p.bytes$().address() - all.bytes$().address()) / size + n;
            if (i >= 0 && i < all.array.length) {
                return (T) all.array[(int) i];
            }
        }
        MemorySegment memory = Struct.memory(p, Long.MAX_VALUE);
        long offset = Math.multiplyExact(size, n);
        MemorySegment there = offset < 0 ? Element.back(memory, -offset)
                : memory.byteSize() - offset >= size ? memory.asSlice(offset)
                : Pointers.to(memory.address() + offset, Long.MAX_VALUE);
        try {
            var of = p.getClass().getMethod("of", MemorySegment.class);
            of.setAccessible(true);
            return (T) of.invoke(null, there);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("from: a " + p.getClass().getSimpleName()
                    + " has no method of(MemorySegment)", e);
        }
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
