package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.arguments.Words;
import cmirror.runtime.memory.Pointees;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.memory.Range;
import cmirror.runtime.memory.Slab;
import cmirror.runtime.trace.Dump;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;

/**
 * A struct or union: a view of bytes in C's memory. The generated classes have the fields, and so
 * may a class of your own (docs/own-header.md).
 */
public abstract class Struct extends CObject {

    private final MemorySegment segment;
    /** All that is known to lie from the first byte on: C goes on behind a struct in it. */
    private final MemorySegment memory;
    private final int size;
    /** The struct that this one is a part of, or a cast of; or null. */
    private final Struct owner;
    /** What pointers in this struct point to, or null. Parts and casts leave it to their root. */
    Pointees pointees;
    /** Whether views of the same memory may be made that do not know this object. */
    boolean shared;
    /** Whether the memory may be closed or read-only: then each access looks. */
    private final boolean checked;

    /** New, zeroed memory that the garbage collector frees: {@code sizeof}, {@code _Alignof}. */
    protected Struct(long size, long alignment) {
        this(Slab.allocate(size, alignment));
    }

    /** Memory that nobody else knows, and that nobody closes. */
    Struct(MemorySegment memory) {
        this.segment = memory;
        this.memory = memory;
        this.size = (int) memory.byteSize();
        this.owner = null;
        this.checked = false;
    }

    /** A view of memory, which is a part of {@code owner} unless that is null. */
    protected Struct(MemorySegment segment, Struct owner) {
        this.segment = segment;
        this.memory = segment;
        this.size = (int) segment.byteSize();
        this.owner = owner;
        this.shared = owner == null;
        this.checked = owner != null ? owner.checked : looks(segment);
    }

    /** A view of the first {@code size} bytes of what may be more memory, or, at its end, less. */
    protected Struct(MemorySegment memory, long size, Struct owner) {
        this.segment = memory.byteSize() <= size ? memory : memory.asSlice(0, size);
        this.memory = memory;
        this.size = (int) size;
        this.owner = owner;
        this.shared = owner == null;
        this.checked = owner != null ? owner.checked : looks(memory);
    }

    private static boolean looks(MemorySegment memory) {
        return Words.canBeClosed(memory) || memory.isReadOnly();
    }

    @Override
    public MemorySegment segment() {
        Kept.share(this);
        return segment;
    }

    /** The bytes, for the struct's own accessors. */
    protected final MemorySegment bytes$() {
        return checked ? looked(false) : segment;
    }

    /** The bytes, to be written. */
    protected final MemorySegment target$() {
        return checked ? looked(true) : segment;
    }

    private MemorySegment looked(boolean write) {
        Words.usable(this, segment, write);
        return segment;
    }

    /** The bytes as far as the memory is known to go, for arrays without a length. */
    protected final MemorySegment memory$() {
        if (checked) {
            looked(false);
        }
        return memory;
    }

    /** The same, to be written. */
    protected final MemorySegment memoryTarget$() {
        target$();
        return memory;
    }

    /** Bytes of the struct, or as many of them as there are: of an array at its end. */
    protected final MemorySegment bytes$(long offset, long length) {
        return memory.asSlice(offset, Math.min(length, memory.byteSize() - offset));
    }

    /** sizeof the type: a view at the end of some memory may have fewer bytes. */
    final int sizeof() {
        return size;
    }

    /** The bytes of a C array of structs, or null if the Java array does not stand for one. */
    public static MemorySegment segment(Struct[] array) {
        StructArray memory = array(array);
        return memory == null ? null : memory.bytes$();
    }

    static StructArray array(Struct[] array) {
        Struct memory = array == null || array.length == 0 || array[0] == null ? null : array[0].owner;
        return memory instanceof StructArray all && all.isOf(array) ? all : null;
    }

    /** Memory of an arena, all zero. */
    protected static MemorySegment memory(Arena arena, long size, long alignment, String struct) {
        try {
            return arena.allocate(size, alignment);
        } catch (NullPointerException | IllegalStateException | WrongThreadException e) {
            throw new IllegalArgumentException(struct + ".allocate: the arena " + (arena == null
                    ? "is NULL" : arena.scope().isAlive() ? "belongs to another thread" : "is closed"));
        }
    }

    /** Memory that must have {@code least} bytes to be seen as the struct. */
    protected static MemorySegment view(MemorySegment memory, long least, String struct) {
        if (memory == null) {
            throw new IllegalArgumentException(struct + ": the memory is NULL");
        }
        if (memory.byteSize() < least) {
            throw new IllegalArgumentException(struct + " has " + least + " bytes, the memory only "
                    + memory.byteSize());
        }
        return memory;
    }

    /** The memory of an object as a struct of another type, which may be larger. */
    protected static MemorySegment view(CObject object, long least, String struct) {
        return view(object == null ? null : memory(object, Long.MAX_VALUE), least, struct);
    }

    /** What a cast of this object has as its owner. */
    protected static Struct struct(Object object) {
        return object instanceof Struct struct ? struct : null;
    }

    /**
     * The object's memory. Where {@code size} bytes are more than it has, C would go on reading: to
     * what a cast has cut off, to the next elements of an array; and what C itself points to (a
     * {@code struct sockaddr *} to an IPv6 address) has no length that could be known.
     */
    public static MemorySegment memory(CObject object, long size) {
        if (object == null) {
            throw new IllegalArgumentException("memory: the object is NULL");
        }
        if (object instanceof Struct struct) {
            return size <= struct.segment.byteSize() ? struct.segment : struct.memory;
        }
        return object.segment();
    }

    // Pointers

    /** Stores a pointer, and keeps what it points to alive. */
    protected final void pointer(long offset, String field, Object value) {
        Object target = target(field, value);
        target$().set(JAVA_LONG_UNALIGNED, offset, target == null ? 0 : Kept.memory(target).address());
        Kept.store(root(), segment.address() + offset, target);
    }

    static Object target(String field, Object value) {
        if (Words.isNull(value)) {
            return null;
        } else if (value instanceof CObject || value instanceof MemorySegment memory
                && memory.isNative()) {
            return value;
        } else if (value instanceof String text) {
            return Kept.string(text);
        } else if (value instanceof Struct[] structs && array(structs) != null) {
            return array(structs);
        } else if (value instanceof Object[] array) {
            return new PointerBlock(field, array);
        } else if (value instanceof MemorySegment || value.getClass().isArray()) {
            throw new IllegalArgumentException(
                    field + ": C cannot see the Java heap; new_char(n) makes C memory");
        }
        throw new IllegalArgumentException(field
                + " takes a struct, a MemorySegment, a String, an array or NULL, not a "
                + value.getClass().getSimpleName());
    }

    /** The pointer at an offset, as memory: with the bounds of what was stored there. */
    protected final MemorySegment pointer$(long offset) {
        return Kept.bounded(bytes$().get(JAVA_LONG_UNALIGNED, offset), pointee$(offset));
    }

    /** What the pointer at an offset was made to point to, if it still points there; or null. */
    protected final Object pointee$(long offset) {
        return Kept.find(root(), segment.address() + offset,
                segment.get(JAVA_LONG_UNALIGNED, offset));
    }

    /** Element i of the array of pointers that the pointer at an offset points to. */
    protected final MemorySegment element(long offset, int i, String field) {
        MemorySegment array = pointer$(offset);
        if (array == null) {
            throw new NullPointerException(field + " is NULL, it has no element " + i);
        }
        Range.index(field, i, array.byteSize() / 8);
        return pointee$(offset) instanceof PointerBlock block
                && block.memory$().address() == array.address() ? block.element(i)
                : Pointers.at(array, 8L * i);
    }

    /** The memory behind a pointer that was read from a struct, to be seen as another one. */
    protected static MemorySegment view(long address, Object pointee, long least) {
        if (pointee != null) {
            MemorySegment memory = Kept.memory(pointee);
            long offset = address - memory.address();
            if (offset >= 0 && memory.byteSize() - offset >= least) {
                return memory.asSlice(offset);
            }
        }
        return Pointers.to(address, Long.MAX_VALUE);
    }

    /** C's assignment of a whole struct: the bytes, and what their pointers point to. */
    protected final void copy(Struct value) {
        if (value == null) {
            throw new IllegalArgumentException("struct " + getClass().getSimpleName()
                    + ": the value that is assigned is NULL");
        }
        view(segment, value.segment.byteSize(), "struct " + getClass().getSimpleName());
        target$().copyFrom(value.bytes$());
        Kept.copied(this, value, value.segment.byteSize());
    }

    /** After a call that has copied {@code n} bytes: what pointers in them point to is both's. */
    public static void copied(Object to, Object from, long n) {
        Kept.copied(to, from, n);
    }

    /** After a call that has moved pointers within an array. */
    public static void moved(Object array, long size) {
        Kept.moved(array, size);
    }

    /** After insque. */
    public static void linked(Object elem, Object prev) {
        Links.linked(elem, prev);
    }

    /** After remque. */
    public static void unlinked(Object elem) {
        Links.unlinked(elem);
    }

    /** Whose table knows the pointers in an argument's memory; null for none. */
    public static Object where(Object argument) {
        return Kept.where(argument);
    }

    /** What the pointer at a place there was made to point to, if it still points there; or null. */
    public static Object pointee(Object where, long place, long address) {
        return Kept.find(where, place, address);
    }

    /** The struct that this one is a part of, or null. */
    final Struct owner() {
        return owner;
    }

    /** The struct that keeps what this one's pointers point to. */
    final Struct root() {
        Struct root = this;
        while (root.owner != null) {
            root = root.owner;
        }
        return root;
    }

    /** Makes the table of pointees where there is something to be kept. */
    final void own(boolean needed) {
        if (needed && pointees == null) {
            pointees = new Pointees();
        }
    }

    /** Its fields and what they mean, in a line; {@code dump} prints them with their bytes. */
    @Override
    public String toString() {
        return Dump.line(this);
    }
}
