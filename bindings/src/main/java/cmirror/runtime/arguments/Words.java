package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.CObject;
import cmirror.Struct;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.memory.Scratch;
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

    protected String function;
    private int flags;
    private MemorySegment[] kept = new MemorySegment[8];
    private int keptCount;
    private final Scratch scratch = new Scratch();
    /** The last argument that is an array of pointers; it knows those before. */
    private PointerArray pointers;
    /** Whether the scratch memory is in use: few calls need it, and all must look. */
    protected boolean scratched;
    /** The shared arenas that nobody may close during the call; null if there are none. */
    protected Held held;

    protected Words() {
    }

    /** Forgets the arguments of the call before. */
    protected final void begin(String function, int flags) {
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
        refuseBare(function, parameter, segment);
        return CString.length(segment) < segment.byteSize() ? segment.address()
                : scratch().string(segment.toArray(JAVA_BYTE)).address();
    }

    /** The address of a string of wchar_t; a Java string stands for its characters. */
    public final long wideString(String parameter, Object value) {
        return WideText.address(this, parameter, notNull(parameter, value));
    }

    public final long wideStringOrNull(String parameter, Object value) {
        return isNull(value) ? 0 : wideString(parameter, value);
    }

    public final long stringOrNull(String parameter, Object value) {
        return isNull(value) ? 0 : string(parameter, value);
    }

    /** No Java array of pointers, but for structs. */
    public final Object flat(String parameter, Object value) {
        if (value instanceof Object[] && !(value instanceof Struct[])) {
            throw Refused.kind(function, parameter, value, true);
        }
        return value;
    }

    /** No struct in place of an array of pointers. */
    public final Object pointers(String parameter, Object value) {
        if (value instanceof Struct) {
            throw Refused.struct(function, parameter);
        }
        return value;
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
                    : Refused.tooShort(function, parameter, segment, segment.byteSize(), length);
        }
        return address;
    }

    /** Memory that C can see. The usual arguments in few steps: the JIT inlines short methods. */
    private MemorySegment memory(String parameter, Object value, long length, boolean written) {
        // not a switch over types: each such switch is a class that the JVM makes before main
        MemorySegment segment = value instanceof MemorySegment memory ? memory
                : value instanceof CObject object ? Struct.memory(object, length) : null;
        if (segment == null || !segment.isNative()) {
            return other(parameter, segment != null ? segment : value, length, written);
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

    private MemorySegment other(String parameter, Object value, long length, boolean written) {
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
            if (written && length % 8 != 0) { // no pointers are what C will leave there
                throw Refused.kind(function, parameter, value, true);
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

    /** An address as Java's own calls return one: memory of nobody, and no bytes of it. */
    static boolean isBare(MemorySegment segment) {
        return segment.byteSize() == 0 && segment.isNative() && segment.scope().getClass() == GLOBAL;
    }

    /** C would read on behind a bare address; whether there is anything, nobody has said. */
    public static void refuseBare(String function, String parameter, MemorySegment segment) {
        if (isBare(segment)) {
            throw Refused.bare(function, parameter);
        }
    }

    /** Whether its arena is open, and not another thread's. */
    static boolean isUsable(MemorySegment segment) {
        return segment.scope().isAlive() && segment.isAccessibleBy(Thread.currentThread());
    }

    /** Fails if an object's memory is closed, another thread's, or not to be written. */
    public static void usable(CObject object, MemorySegment segment, boolean write) {
        if (!isUsable(segment)) {
            throw Refused.arena(object.getClass().getSimpleName(), "its memory",
                    segment.scope().isAlive());
        }
        if (write && segment.isReadOnly()) {
            throw Refused.readOnly(object.getClass().getSimpleName(), "its memory");
        }
    }

    /** Fails if the memory of an argument is closed or another thread's. */
    public static void readable(String function, String parameter, MemorySegment segment) {
        if (canBeClosed(segment) && !isUsable(segment)) {
            throw Refused.arena(function, parameter, segment.scope().isAlive());
        }
    }

    /** Memory of an arena that can be closed: not before, and not during the call. */
    protected final void hold(String parameter, MemorySegment segment) {
        if (!isUsable(segment)) {
            throw Refused.arena(function, parameter, segment.scope().isAlive());
        }
        if (Held.isShared(segment)) {
            held = Held.and(held, segment, function);
        }
    }

    protected final void keep(MemorySegment segment) {
        if (keptCount == kept.length) {
            kept = Arrays.copyOf(kept, 2 * keptCount);
        }
        kept[keptCount++] = segment;
    }

    /** What an address points to: the rest of an argument, or memory without bounds. */
    public final MemorySegment pointee(long address) {
        for (int i = 0; i < keptCount; i++) {
            MemorySegment segment = kept[i];
            long offset = address - segment.address();
            if (offset >= 0 && offset < segment.byteSize()) {
                return segment.asSlice(offset);
            }
        }
        MemorySegment rescued = pointers == null ? null : pointers.rescue(address);
        if (rescued == null) {
            rescued = scratch.rescue(address);
        }
        return rescued != null ? rescued : Pointers.to(address, Long.MAX_VALUE);
    }

    /** A call's words and, behind them, what holds the arenas. */
    public final Object[] andHeld(Object[] words) {
        return held == null ? words : held.behind(words);
    }

    /** Java arrays receive what C has written. */
    public final void copyBack() {
        if (scratched) {
            scratch.copyBack();
            if (pointers != null) {
                pointers.copyBack();
            }
        }
    }

    public final Scratch scratch() {
        scratched = true;
        return scratch;
    }

    public final String function() {
        return function;
    }

    /** The bytes of an argument; null if it is no memory. */
    public static MemorySegment bytes(Object value) {
        return value instanceof MemorySegment segment ? segment
                : value instanceof CObject object ? Struct.memory(object, Long.MAX_VALUE)
                : value instanceof String text ? MemorySegment.ofArray(CString.bytes(text))
                : array(value);
    }
}
