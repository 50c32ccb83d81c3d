package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.Pointers;
import cmirror.runtime.Slab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/**
 * A struct or union: a view of bytes in C's memory. The generated classes have the fields, and so
 * may a class of your own (docs/own-header.md).
 */
public abstract class Struct extends CObject {

    private final MemorySegment segment;
    /** The struct that this one is a part of, or a cast of; or null. */
    private final Struct owner;
    /** What pointers in this struct point to, by address of the pointer: alive while it is. */
    private Map<Long, Object> pointees;

    /** New, zeroed memory that the garbage collector frees: {@code sizeof}, {@code _Alignof}. */
    protected Struct(long size, long alignment) {
        this(Slab.allocate(size, alignment), null);
    }

    /** A view of memory, which is a part of {@code owner} unless that is null. */
    protected Struct(MemorySegment segment, Struct owner) {
        this.segment = segment;
        this.owner = owner;
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** The bytes of a C array of structs, or null if the Java array does not stand for one. */
    public static MemorySegment segment(Struct[] array) {
        Struct memory = array.length == 0 || array[0] == null ? null : array[0].owner;
        return memory instanceof StructArray all && all.isOf(array) ? memory.segment : null;
    }

    /** The first {@code size} bytes of some memory, which must have as many. */
    protected static MemorySegment view(MemorySegment memory, long size, String struct) {
        if (memory.byteSize() < size) {
            throw new IllegalArgumentException(struct + " has " + size + " bytes, the memory only "
                    + memory.byteSize());
        }
        return memory.asSlice(0, size);
    }

    /** The memory of an object as a struct of another type, which may be larger. */
    protected static MemorySegment view(CObject object, long size, String struct) {
        return view(memory(object, size), size, struct);
    }

    /** What a cast of this object has as its owner. */
    protected static Struct struct(CObject object) {
        return object instanceof Struct struct ? struct : null;
    }

    /**
     * The object's memory. Where {@code size} bytes are more than it has, C would go on reading: to
     * what a cast has cut off, to the next elements of an array; and what C itself points to (a
     * {@code struct sockaddr *} to an IPv6 address) has no length that could be known.
     */
    public static MemorySegment memory(CObject object, long size) {
        MemorySegment segment = object.segment();
        if (size <= segment.byteSize()) {
            return segment;
        }
        if (segment.scope().equals(Arena.global().scope())) {
            return Pointers.to(segment.address(), size);
        }
        Struct owner = object instanceof Struct struct ? struct.owner : null;
        if (owner == null) {
            return segment;
        }
        long offset = segment.address() - owner.segment.address();
        return owner instanceof StructArray ? owner.segment.asSlice(offset)
                : offset == 0 ? memory(owner, size) : segment;
    }

    /** Stores a pointer, and keeps what it points to alive. */
    protected final void pointer(long offset, String field, Object value) {
        MemorySegment target;
        if (value == null) {
            target = MemorySegment.NULL;
        } else if (value instanceof CObject object) {
            target = object.segment();
        } else if (value instanceof MemorySegment memory) {
            target = memory;
        } else if (value instanceof Struct[] array && segment(array) != null) {
            target = segment(array);
        } else if (value instanceof String text) {
            target = Arena.ofAuto().allocateFrom(text);
        } else {
            throw new IllegalArgumentException(field
                    + " takes a struct, a MemorySegment, a String or NULL, not " + value);
        }
        if (!target.isNative()) {
            throw new IllegalArgumentException(
                    field + ": C cannot see the Java heap; new_char(n) makes C memory");
        }
        segment.set(JAVA_LONG_UNALIGNED, offset, target.address());
        keep(segment.address() + offset, value instanceof String ? target : value);
    }

    private void keep(long place, Object pointee) {
        if (owner != null) {
            owner.keep(place, pointee);
        } else {
            if (pointees == null) {
                pointees = new HashMap<>();
            }
            pointees.put(place, pointee);
        }
    }
}
