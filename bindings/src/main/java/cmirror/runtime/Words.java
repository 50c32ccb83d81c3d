package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.CObject;
import cmirror.Opaque;
import cmirror.Struct;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The arguments of a call as machine words. What the words point to is reachable from here until
 * the thread's next call, unless the caller sees to it.
 */
public abstract class Words {

    /** The caller keeps the arguments reachable, by fences, which cost nothing. */
    public static final int FENCED = 1;

    /** The scopes of memory that nobody can free while it is reachable. */
    private static final Class<?> AUTOMATIC = Arena.ofAuto().scope().getClass();
    private static final Class<?> GLOBAL = Arena.global().scope().getClass();

    String function;
    private int flags;
    private MemorySegment[] kept = new MemorySegment[8];
    private int keptCount;
    private final Scratch scratch = new Scratch();
    /** The last argument that is an array of pointers; it knows those before. */
    private PointerArray pointers;
    /** Whether the scratch memory is in use: few calls need it, and all must look. */
    boolean scratched;
    /** The shared arenas that nobody may close during the call; null if there are none. */
    Held held;

    Words() {
    }

    /** Forgets the arguments of the call before. */
    final void begin(String function, int flags) {
        this.function = function;
        this.flags = flags;
        keptCount = 0;
        if (held != null) {
            held = null;
        }
        if (scratched) {
            scratched = false;
            scratch.clear();
            pointers = null;
        }
    }

    /**
     * The address of memory that C only reads: a struct, a segment, a string, an array. NULL will do
     * where C looks at no byte.
     */
    public final long in(String parameter, Object value, long length) {
        return value == null ? nothing(parameter, length) : address(parameter, value, length, false);
    }

    /** The address of memory that C writes. */
    public final long out(String parameter, Object value, long length) {
        return value == null ? nothing(parameter, length) : address(parameter, value, length, true);
    }

    /** The same where the manual page takes NULL, too. */
    public final long inOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : address(parameter, value, length, false);
    }

    public final long outOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : address(parameter, value, length, true);
    }

    /** The address of a NUL-terminated string. A buffer without a NUL is one up to its end. */
    public final long string(String parameter, Object value) {
        if (isNull(value)) {
            throw Refused.isNull(function, parameter);
        }
        MemorySegment segment = memory(parameter, value, 0, false);
        if (value instanceof String || segment.address() == 0
                || segment.byteSize() == Long.MAX_VALUE) { // C's, with no end that could be known
            return segment.address();
        }
        return CString.length(segment) < segment.byteSize() ? segment.address()
                : scratch().string(segment.toArray(JAVA_BYTE)).address();
    }

    public final long stringOrNull(String parameter, Object value) {
        return isNull(value) ? 0 : string(parameter, value);
    }

    /** The address of a FILE or DIR, which must be open. */
    public final long open(String parameter, Object value, Class<? extends Opaque> type) {
        return value != null && value.getClass() == type && ((Opaque) value).isOpen()
                ? ((Opaque) value).segment().address()
                : Handles.find(function, parameter, value, type).segment().address();
    }

    /** The same for the last call with it. */
    public final long closed(String parameter, Object value, Class<? extends Opaque> type) {
        Opaque handle = Handles.find(function, parameter, value, type);
        handle.markClosed();
        return handle.segment().address();
    }

    /** The address of a string that C goes on to write to: its NUL must be in its memory. */
    public final long text(String parameter, Object value, long length) {
        long address = out(parameter, value, 1);
        MemorySegment segment = bytes(value);
        if (segment == null) {
            throw new IllegalArgumentException(function + ": " + parameter + " is text, not a "
                    + value.getClass().getSimpleName());
        }
        if (segment.byteSize() != Long.MAX_VALUE && CString.length(segment) == segment.byteSize()) {
            throw new IllegalArgumentException(function + ": " + parameter + " has no NUL in its "
                    + segment.byteSize() + " bytes");
        }
        if (Long.compareUnsigned(length, segment.byteSize()) > 0) {
            throw Refused.tooShort(function, parameter, segment.byteSize(), length);
        }
        return address;
    }

    /** The address of {@code count} structs iovec, and of what they point to as far as it is known. */
    public final long iovecs(String parameter, Object iov, long count, boolean written) {
        long address = inOrNull(parameter, iov, times(count, 16));
        if (address != 0) {
            Vectors.iovecs(this, parameter, iov, address, count, written);
        }
        return address;
    }

    /** The address of a struct msghdr, the same. */
    public final long message(String parameter, Object msg, long size, boolean written) {
        long address = inOrNull(parameter, msg, size);
        if (address != 0) {
            Vectors.message(this, parameter, -1, msg, address, written);
        }
        return address;
    }

    /** The address of {@code count} structs mmsghdr. */
    public final long messages(String parameter, Object msgvec, long size, long count,
            boolean written) {
        long address = outOrNull(parameter, msgvec, times(count, size));
        if (address != 0) {
            Vectors.messages(this, parameter, msgvec, address, count, written);
        }
        return address;
    }

    /** The address of memory to which C has a pointer when the call has returned: it stays. */
    public final long kept(String parameter, Object value, long length) {
        return Lasting.keep(this, parameter, notNull(parameter, value), length);
    }

    public final long keptOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : kept(parameter, value, length);
    }

    /** The same of memory to which C has no pointer any more. */
    public final long released(String parameter, Object value, long length) {
        long address = out(parameter, value, length);
        Lasting.hold(address, null);
        return address;
    }

    /** The address of what libc frees or moves: it must be libc's. */
    public final long heap(String parameter, Object value, long length) {
        return heapOrNull(parameter, notNull(parameter, value), length);
    }

    public final long heapOrNull(String parameter, Object value, long length) {
        Lasting.mustBeC(function, parameter, value);
        return outOrNull(parameter, value, length);
    }

    /** The address of a pointer to such memory. */
    public final long heapAt(String parameter, Object value, long length) {
        if (value instanceof MemorySegment[] array && array.length > 0) {
            Lasting.mustBeC(function, parameter, array[0]);
        }
        return outOrNull(parameter, value, length);
    }

    public final long textOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : text(parameter, value, length);
    }

    /** What an earlier call of {@code maker} has returned, or stored as a word. */
    public final long made(String parameter, long word, String maker) {
        return Made.check(function, parameter, word, maker);
    }

    public final long ended(String parameter, long word, String maker) {
        return Made.end(function, parameter, word, maker);
    }

    /** A struct that an earlier call of {@code maker} has filled in. */
    public final long initialized(String parameter, Object value, long word, String maker) {
        return Made.checkStruct(function, parameter, value, word, maker);
    }

    public final long destroyed(String parameter, Object value, long word, String maker) {
        return Made.endStruct(function, parameter, value, word, maker);
    }

    /** A struct in which C follows the pointer at an offset. */
    public final long pointing(String parameter, long address, String field, long offset) {
        if (address != 0 && Pointers.word(address + offset) == 0) {
            throw Refused.isNull(function, parameter + "." + field);
        }
        return address;
    }

    /** A word that C takes by value, from its object: a timer_t. */
    public final long word(String parameter, CObject value) {
        return Given.word(function, parameter, value);
    }

    /** The same where it is a pointer, which C follows. */
    public final long pointer(String parameter, CObject value) {
        long word = Given.word(function, parameter, value);
        if (word == 0) {
            throw Refused.isNull(function, parameter);
        }
        return word;
    }

    /** A pointer that may not be NULL. */
    public final Object notNull(String parameter, Object value) {
        if (isNull(value)) {
            throw Refused.isNull(function, parameter);
        }
        return value;
    }

    /** NULL as C programs write it: a literal 0 is a null pointer there. */
    public static boolean isNull(Object value) {
        return value == null
                || value instanceof Number number && number.longValue() == 0
                        && (number instanceof Integer || number instanceof Long)
                || value instanceof MemorySegment segment && segment.address() == 0
                        && segment.isNative();
    }

    private long nothing(String parameter, long length) {
        if (length != 0) {
            throw Refused.isNull(function, parameter);
        }
        return 0;
    }

    private long address(String parameter, Object value, long length, boolean written) {
        MemorySegment segment = memory(parameter, value, length, written);
        long address = segment.address();
        if (Long.compareUnsigned(length, segment.byteSize()) > 0) {
            throw address == 0 ? Refused.isNull(function, parameter)
                    : Refused.tooShort(function, parameter, segment.byteSize(), length);
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
        if (canBeClosed(segment)) {
            hold(parameter, segment);
        }
        if (written && segment.isReadOnly()) {
            throw Refused.readOnly(function, parameter);
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
            pointers = new PointerArray(this, array, function + ": " + parameter, pointers);
            return written ? pointers.memory().asSlice(0, 8L * array.length) : pointers.memory();
        }
        MemorySegment heap = value instanceof MemorySegment segment ? segment : array(value);
        if (heap != null) {
            if (written && heap.isReadOnly()) {
                throw Refused.readOnly(function, parameter);
            }
            return scratch().copy(heap, written);
        }
        if (isNull(value)) {
            return MemorySegment.NULL;
        }
        throw Refused.kind(function, parameter, value, written);
    }

    /** A Java array of numbers as the bytes that C sees; null for anything else. */
    static MemorySegment array(Object value) {
        return value instanceof byte[] bytes ? MemorySegment.ofArray(bytes)
                : value instanceof int[] ints ? MemorySegment.ofArray(ints)
                : value instanceof long[] longs ? MemorySegment.ofArray(longs)
                : value instanceof short[] shorts ? MemorySegment.ofArray(shorts)
                : value instanceof double[] doubles ? MemorySegment.ofArray(doubles)
                : value instanceof float[] floats ? MemorySegment.ofArray(floats) : null;
    }

    /** Whether it is memory of an arena that a program closes. */
    public static boolean canBeClosed(MemorySegment segment) {
        Class<?> scope = segment.scope().getClass();
        return scope != AUTOMATIC && scope != GLOBAL;
    }

    /** Fails if an object's memory is closed, another thread's, or not to be written. */
    public static void usable(CObject object, MemorySegment segment, boolean write) {
        if (!segment.scope().isAlive() || !segment.isAccessibleBy(Thread.currentThread())) {
            throw Refused.arena(object.getClass().getSimpleName(), "its memory",
                    segment.scope().isAlive());
        }
        if (write && segment.isReadOnly()) {
            throw Refused.readOnly(object.getClass().getSimpleName(), "its memory");
        }
    }

    /** Fails if the memory of an argument is closed or another thread's. */
    static void readable(String function, String parameter, MemorySegment segment) {
        if (canBeClosed(segment) && (!segment.scope().isAlive()
                || !segment.isAccessibleBy(Thread.currentThread()))) {
            throw Refused.arena(function, parameter, segment.scope().isAlive());
        }
    }

    /** Memory of an arena that can be closed: not before, and not during the call. */
    final void hold(String parameter, MemorySegment segment) {
        if (!segment.scope().isAlive() || !segment.isAccessibleBy(Thread.currentThread())) {
            throw Refused.arena(function, parameter, segment.scope().isAlive());
        }
        if (Held.isShared(segment)) {
            held = Held.and(held, segment, function);
        }
    }

    final void keep(MemorySegment segment) {
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
    public final long bits(String parameter, CObject struct) {
        MemorySegment segment = readable(notNull(parameter, struct));
        if (segment == null) {
            throw Refused.arena(function, parameter, struct.segment().scope().isAlive());
        }
        segment = Struct.memory(struct, 0);
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

    private static MemorySegment readable(Object value) {
        MemorySegment segment = isNull(value) ? null : bytes(value);
        return segment == null || canBeClosed(segment) && (!segment.scope().isAlive()
                || !segment.isAccessibleBy(Thread.currentThread())) ? null : segment;
    }

    /** The bytes of an argument; null if it is no memory. */
    public static MemorySegment bytes(Object value) {
        return value instanceof MemorySegment segment ? segment
                : value instanceof CObject object ? Struct.memory(object, Long.MAX_VALUE)
                : value instanceof String text ? MemorySegment.ofArray(CString.bytes(text))
                : array(value);
    }

    /** A product of sizes; one that no memory has is the largest there is. */
    public static long times(long a, long b) {
        return a < 0 || b < 0 || Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /** The smaller of two sizes, which have no sign. */
    public static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    public static long plus(long a, long b) {
        return a < 0 || b < 0 || a + b < 0 ? Long.MAX_VALUE : a + b;
    }
}
