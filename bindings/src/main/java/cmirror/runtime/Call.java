package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.CObject;
import cmirror.Struct;
import cmirror.runtime.trace.Trace;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * One call of a C function, by one thread: turns Java arguments into machine words, keeps what
 * they point to alive, and knows errno afterwards. There is one such object for each thread, used
 * again by its next call.
 */
public final class Call {

    /** Whether calls are traced. A constant to the JIT: what is off costs nothing. */
    static final boolean TRACED = !"off".equals(System.getProperty("cmirror.trace", "off"));

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>() {
        @Override
        protected Call initialValue() {
            return new Call();
        }
    };

    private final MemorySegment state = Arena.ofAuto().allocate(Libc.CALL_STATE);
    private int errno;

    private String function;
    private boolean setsErrno;
    /** What the words point to: reachable from here until the thread's next call. */
    private MemorySegment[] kept = new MemorySegment[8];
    private int keptCount;
    private final Scratch scratch = new Scratch();
    /** The argument that is an array of pointers, if there is one. */
    private PointerArray pointers;
    /** The Java method that C calls back during this call, if there is one. */
    private Callback callback;
    /** The calls that a Java method makes which runs while this one is still going on. */
    private Call inner;

    /** Whether some thread has been cancelled and has not noticed yet: a call must look. */
    static volatile boolean attention;

    /** Whether the program handles or blocks signals: then a call looks whether one has come. */
    static boolean signals;
    /** Whether this thread is known to get signals. */
    private boolean joined;

    private Call() {
    }

    /** Begins a call of the function with this name. */
    public static Call of(String function) {
        Call call = CURRENT.get();
        call.function = function;
        call.setsErrno = true;
        call.keptCount = 0;
        call.scratch.clear();
        call.pointers = null;
        return call;
    }

    /** Begins a call of a function whose -1 or NULL is a result like any other. */
    public static Call withoutErrno(String function) {
        Call call = of(function);
        call.setsErrno = false;
        return call;
    }

    /** The errno of this thread: what the last call that failed left. */
    public static int errno() {
        return CURRENT.get().errno;
    }

    /** Assigns errno. */
    public static void errno(int value) {
        CURRENT.get().errno = value;
    }

    // Arguments

    /** The address of memory that C only reads: a struct, a segment, a string, an array, NULL. */
    public long in(String parameter, Object value, long length) {
        if (value instanceof String text) {
            byte[] bytes = CString.bytes(text);
            return checked(parameter, scratch.string(bytes), length).address();
        }
        return address(parameter, value, length, false);
    }

    /** The address of memory that C writes. */
    public long out(String parameter, Object value, long length) {
        if (value instanceof String) {
            throw new IllegalArgumentException(function + ": " + parameter
                    + " is written to; a String cannot be, new_char(n) makes a buffer");
        }
        return address(parameter, value, length, true);
    }

    /** The address of a NUL-terminated string. A buffer without a NUL is one up to its end. */
    public long string(String parameter, Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return scratch.string(CString.bytes(text)).address();
        }
        long address = address(parameter, value, 0, false);
        MemorySegment segment = kept[keptCount - 1];
        if (address == 0 || segment.byteSize() == Long.MAX_VALUE) {
            return address; // NULL, or a bare pointer of C's, with no end that could be known
        }
        long length = CString.length(segment);
        return length < segment.byteSize() ? address
                : scratch.string(segment.toArray(JAVA_BYTE)).address();
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

    private long address(String parameter, Object value, long length, boolean written) {
        if (value == null) {
            return 0;
        }
        MemorySegment segment;
        // not a switch over types: each such switch is a class that the JVM makes before main
        if (value instanceof CObject object) {
            segment = Struct.memory(object, length);
        } else if (value instanceof Object[] array) {
            segment = array instanceof Struct[] structs ? Struct.segment(structs) : null;
            if (segment == null) {
                pointers = new PointerArray(scratch, array, function + ": " + parameter);
                return pointers.memory().address();
            }
        } else if (value instanceof MemorySegment memory) {
            segment = memory;
        } else if (value instanceof byte[] bytes) {
            segment = MemorySegment.ofArray(bytes);
        } else if (value instanceof int[] ints) {
            segment = MemorySegment.ofArray(ints);
        } else {
            throw new IllegalArgumentException(function + ": " + parameter
                    + " takes a struct, a MemorySegment, a String, an array or NULL, not "
                    + value.getClass().getSimpleName() + " " + value);
        }
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException(
                    function + ": the arena of " + parameter + " is closed");
        }
        if (!segment.isAccessibleBy(Thread.currentThread())) {
            throw new IllegalStateException(
                    function + ": the arena of " + parameter + " belongs to another thread");
        }
        if (!segment.isNative()) {
            segment = scratch.copy(segment, written);
        }
        if (keptCount == kept.length) {
            kept = Arrays.copyOf(kept, 2 * keptCount);
        }
        kept[keptCount++] = segment;
        if (segment.address() == 0) {
            return 0; // MemorySegment.NULL
        }
        return checked(parameter, segment, length).address();
    }

    private MemorySegment checked(String parameter, MemorySegment segment, long length) {
        if (Long.compareUnsigned(length, segment.byteSize()) > 0) {
            throw new IllegalArgumentException(function + ": " + parameter + " has "
                    + segment.byteSize() + " bytes, not " + Long.toUnsignedString(length));
        }
        return segment;
    }

    // Java methods that run while a call is going on: C calls back, or a signal has come

    /** This thread's call that is going on. */
    static Call current() {
        return CURRENT.get();
    }

    /** The Java method that C may call until this call returns. */
    Callback callback(Callback method) {
        return callback = method;
    }

    Callback callback() {
        return callback;
    }

    /** From now on calls leave this one's arguments and result alone; returns the new one's errno. */
    MemorySegment enter() {
        if (inner == null) {
            inner = new Call();
        }
        inner.errno = errno;
        inner.joined = joined;
        CURRENT.set(inner);
        return inner.state;
    }

    /** The Java method has ended. */
    void leave() {
        errno = inner.errno;
        CURRENT.set(this);
    }

    boolean joined() {
        return joined;
    }

    void join() {
        joined = true;
    }

    // The call

    public long invoke(MemorySegment f) {
        return invoke(f, 0, 0, 0, 0, 0, 0);
    }

    public long invoke(MemorySegment f, long a) {
        return invoke(f, a, 0, 0, 0, 0, 0);
    }

    public long invoke(MemorySegment f, long a, long b) {
        return invoke(f, a, b, 0, 0, 0, 0);
    }

    public long invoke(MemorySegment f, long a, long b, long c) {
        return invoke(f, a, b, c, 0, 0, 0);
    }

    public long invoke(MemorySegment f, long a, long b, long c, long d) {
        return invoke(f, a, b, c, d, 0, 0);
    }

    public long invoke(MemorySegment f, long a, long b, long c, long d, long e) {
        return invoke(f, a, b, c, d, e, 0);
    }

    public long invoke(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        checkConstants(a, b, c, d, e, g);
        return invokeUnchecked(f, a, b, c, d, e, g);
    }

    /** The same for words that may be any number, as printf's: no missing constant is sought. */
    long invokeUnchecked(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        if (attention) {
            Cancellation.before(function);
        }
        begin();
        long result = TRACED ? traced(f, a, b, c, d, e, g)
                : Libc.call(f, state, a, b, c, d, e, g);
        if (attention) {
            Cancellation.after(function, result, state.get(JAVA_INT, 0));
        }
        return finish(result);
    }

    private long traced(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        Object entry = Trace.enter(function, a, b, c, d, e, g);
        long result = Libc.call(f, state, a, b, c, d, e, g);
        Trace.leave(entry, result, state);
        return result;
    }

    private void begin() {
        if (signals) {
            SignalDelivery.look(this);
        }
    }

    private long finish(long result) {
        copyBack();
        if (signals) {
            SignalDelivery.look(this);
        }
        return result;
    }

    /** Java arrays receive what C has written. */
    void copyBack() {
        scratch.copyBack();
        if (pointers != null) {
            pointers.copyBack();
        }
    }

    /** A call of more than six words. */
    public long invokeWide(MemorySegment f, long a, long b, long c, long d, long e, long g,
            long h) {
        return invokeWide(f, a, b, c, d, e, g, h, 0);
    }

    public long invokeWide(MemorySegment f, long a, long b, long c, long d, long e, long g,
            long h, long i) {
        checkConstants(a, b, c, d, e, g);
        checkConstants(h, i, 0, 0, 0, 0);
        begin();
        Object traced = TRACED ? Trace.enter(function, a, b, c, d, e, g, h, i) : null;
        long result = Libc.callWide(f, state, a, b, c, d, e, g, h, i);
        if (TRACED) {
            Trace.leave(traced, result, state);
        }
        return finish(result);
    }

    /** A call that returns a double. */
    public double invokeDouble(MemorySegment f, Object... words) {
        begin();
        Object traced = TRACED ? Trace.enterMixed(function, words) : null;
        double result = (double) Doubles.call(f, state, true, words);
        if (TRACED) {
            Trace.leave(traced, Double.doubleToRawLongBits(result), state);
        }
        return result;
    }

    /** A call that takes doubles and returns a word. */
    public long invokeWithDoubles(MemorySegment f, Object... words) {
        begin();
        Object traced = TRACED ? Trace.enterMixed(function, words) : null;
        long result = (long) Doubles.call(f, state, false, words);
        if (TRACED) {
            Trace.leave(traced, result, state);
        }
        return finish(result);
    }

    private void checkConstants(long a, long b, long c, long d, long e, long g) {
        if ((a | b | c | d | e | g) < 0) { // else none of them is one
            Missing.check(function, a);
            Missing.check(function, b);
            Missing.check(function, c);
            Missing.check(function, d);
            Missing.check(function, e);
            Missing.check(function, g);
        }
    }

    // Results: -1 or NULL say that errno is set

    public int int32(long result) {
        if ((int) result == -1) {
            failed();
        }
        return (int) result;
    }

    public long int64(long result) {
        if (result == -1) {
            failed();
        }
        return result;
    }

    /** A size_t or ssize_t, which C labs keep in an int. */
    public int size(long result) {
        if (result == -1) {
            failed();
        }
        if (result != (int) result) {
            throw new ArithmeticException(function + ": the result " + result + " is no int");
        }
        return (int) result;
    }

    public long address(long result) {
        if (result == 0) {
            failed();
        }
        return result;
    }

    /**
     * A pointer: into the argument that it points into, else without bounds; null for NULL. mmap,
     * shmat and sbrk fail with {@code (void *) -1}.
     */
    public MemorySegment pointer(long result) {
        if (result == 0 || result == -1) {
            failed();
            return result == 0 ? null : Pointers.constant(result);
        }
        for (int i = 0; i < keptCount; i++) {
            MemorySegment segment = kept[i];
            long offset = result - segment.address();
            if (offset >= 0 && offset < segment.byteSize()) {
                return segment.asSlice(offset);
            }
        }
        MemorySegment rescued = scratch.rescue(result);
        return rescued != null ? rescued : Pointers.to(result, Long.MAX_VALUE);
    }

    private void failed() {
        if (setsErrno) {
            errno = state.get(JAVA_INT, 0);
        }
    }

    MemorySegment state() {
        return state;
    }

    String function() {
        return function;
    }

    Scratch scratch() {
        return scratch;
    }
}
