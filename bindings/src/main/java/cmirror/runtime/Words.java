package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.CObject;
import cmirror.Struct;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The arguments of a call as machine words. What the words point to is reachable from here until
 * the thread's next call, unless the caller sees to it.
 */
public abstract class Words {

    /** The caller keeps the arguments reachable, by fences, which cost nothing. */
    public static final int FENCED = 1;
    /** Nothing that the function returns says that errno is set. */
    public static final int NO_ERRNO = 2;

    String function;
    int flags;
    private MemorySegment[] kept = new MemorySegment[8];
    private int keptCount;
    private final Scratch scratch = new Scratch();
    /** The argument that is an array of pointers, if there is one. */
    private PointerArray pointers;
    /** Whether the scratch memory is in use: few calls need it, and all must look. */
    boolean scratched;

    Words() {
    }

    /** Forgets the arguments of the call before. */
    final void begin(String function, int flags) {
        this.function = function;
        this.flags = flags;
        keptCount = 0;
        if (scratched) {
            scratched = false;
            scratch.clear();
            pointers = null;
        }
    }

    /** The address of memory that C only reads: a struct, a segment, a string, an array, NULL. */
    public final long in(String parameter, Object value, long length) {
        return address(parameter, value, length, false);
    }

    /** The address of memory that C writes. */
    public final long out(String parameter, Object value, long length) {
        return address(parameter, value, length, true);
    }

    /** The address of a NUL-terminated string. A buffer without a NUL is one up to its end. */
    public final long string(String parameter, Object value) {
        if (value == null) {
            return 0;
        }
        MemorySegment segment = memory(parameter, value, 0, false);
        if (value instanceof String || segment.address() == 0
                || segment.byteSize() == Long.MAX_VALUE) { // C's, with no end that could be known
            return segment.address();
        }
        return CString.length(segment) < segment.byteSize() ? segment.address()
                : scratch().string(segment.toArray(JAVA_BYTE)).address();
    }

    private long address(String parameter, Object value, long length, boolean written) {
        if (value == null) {
            return 0;
        }
        MemorySegment segment = memory(parameter, value, length, written);
        long address = segment.address();
        if (Long.compareUnsigned(length, segment.byteSize()) > 0 && address != 0) {
            throw tooShort(parameter, segment, length);
        }
        return address;
    }

    /** Memory that C can see. The usual arguments in few steps: the JIT inlines short methods. */
    private MemorySegment memory(String parameter, Object value, long length, boolean written) {
        // not a switch over types: each such switch is a class that the JVM makes before main
        MemorySegment segment = value instanceof MemorySegment memory ? memory
                : value instanceof CObject object ? Struct.memory(object, length) : null;
        if (segment == null || !segment.isNative()) {
            return other(parameter, segment != null ? segment : value, written);
        }
        if (!segment.scope().isAlive() || !segment.isAccessibleBy(Thread.currentThread())) {
            throw unusable(parameter, segment);
        }
        if ((flags & FENCED) == 0) {
            keep(segment);
        }
        return segment;
    }

    private MemorySegment other(String parameter, Object value, boolean written) {
        if (value instanceof String text) {
            if (written) {
                throw new IllegalArgumentException(function + ": " + parameter
                        + " is written to; a String cannot be, new_char(n) makes a buffer");
            }
            return scratch().string(CString.bytes(text));
        } else if (value instanceof Object[] array) {
            MemorySegment structs = array instanceof Struct[] all ? Struct.segment(all) : null;
            if (structs != null) {
                keep(structs);
                return structs;
            }
            pointers = new PointerArray(scratch(), array, function + ": " + parameter);
            return pointers.memory();
        } else if (value instanceof MemorySegment heap) {
            return scratch().copy(heap, written);
        } else if (value instanceof byte[] bytes) {
            return scratch().copy(MemorySegment.ofArray(bytes), written);
        } else if (value instanceof int[] ints) {
            return scratch().copy(MemorySegment.ofArray(ints), written);
        }
        throw new IllegalArgumentException(function + ": " + parameter
                + " takes a struct, a MemorySegment, a String, an array or NULL, not "
                + value.getClass().getSimpleName() + " " + value);
    }

    private IllegalStateException unusable(String parameter, MemorySegment segment) {
        return new IllegalStateException(function + ": the arena of " + parameter
                + (segment.scope().isAlive() ? " belongs to another thread" : " is closed"));
    }

    private IllegalArgumentException tooShort(String parameter, MemorySegment segment,
            long length) {
        return new IllegalArgumentException(function + ": " + parameter + " has "
                + segment.byteSize() + " bytes, not " + Long.toUnsignedString(length));
    }

    private void keep(MemorySegment segment) {
        if (keptCount == kept.length) {
            kept = Arrays.copyOf(kept, 2 * keptCount);
        }
        kept[keptCount++] = segment;
    }

    /** What an address points to: the rest of an argument, or memory without bounds. */
    final MemorySegment pointee(long address) {
        for (int i = 0; i < keptCount; i++) {
            MemorySegment segment = kept[i];
            long offset = address - segment.address();
            if (offset >= 0 && offset < segment.byteSize()) {
                return segment.asSlice(offset);
            }
        }
        MemorySegment rescued = scratch.rescue(address);
        return rescued != null ? rescued : Pointers.to(address, Long.MAX_VALUE);
    }

    /** Java arrays receive what C has written. */
    final void copyBack() {
        if (scratched) {
            scratch.copyBack();
            if (pointers != null) {
                pointers.copyBack();
            }
        }
    }

    final Scratch scratch() {
        scratched = true;
        return scratch;
    }

    final String function() {
        return function;
    }

    /** A struct that is passed by value, of at most eight bytes: as a register holds it. */
    public static long bits(CObject struct) {
        MemorySegment segment = struct.segment();
        long bits = 0;
        for (int i = (int) segment.byteSize() - 1; i >= 0; i--) {
            bits = bits << 8 | segment.get(JAVA_BYTE, i) & 0xff;
        }
        return bits;
    }

    /** A struct that came back in a register. */
    public static void bits(CObject struct, long bits) {
        MemorySegment segment = struct.segment();
        for (int i = 0; i < segment.byteSize(); i++) {
            segment.set(JAVA_BYTE, i, (byte) (bits >>> 8 * i));
        }
    }

    /** The value of a {@code socklen_t *} before the call; 0 for NULL. */
    public static long length(Object pointer) {
        if (pointer == null) {
            return 0;
        }
        MemorySegment segment = pointer instanceof CObject object ? object.segment()
                : pointer instanceof MemorySegment memory ? memory
                : pointer instanceof int[] array ? MemorySegment.ofArray(array) : null;
        return segment == null ? 0 : segment.get(JAVA_INT_UNALIGNED, 0) & 0xffffffffL;
    }

    /** strlen of an argument. */
    public static long strlen(Object string) {
        return string instanceof String text ? CString.bytes(text).length
                : string instanceof MemorySegment segment ? CString.length(segment)
                : string instanceof CObject object ? CString.length(object.segment())
                : string instanceof byte[] bytes ? CString.length(MemorySegment.ofArray(bytes)) : 0;
    }

    /** The bytes of a string argument. */
    public static MemorySegment bytes(Object string) {
        return string instanceof String text ? MemorySegment.ofArray(CString.bytes(text))
                : string instanceof CObject object ? object.segment()
                : string instanceof byte[] bytes ? MemorySegment.ofArray(bytes)
                : (MemorySegment) string;
    }
}
