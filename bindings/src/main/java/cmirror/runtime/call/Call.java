package cmirror.runtime.call;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.arguments.Operands;
import cmirror.runtime.inject.Seen;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Missing;
import cmirror.runtime.libc.PerThread;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/**
 * One call of a C function, by one thread: what it takes, what it returns, errno afterwards. There
 * is one such object for each thread, used again by its next call.
 */
public final class Call extends Operands {

    /** Whether calls are traced, or faults injected. A constant to the JIT: what is off costs nothing. */
    public static final boolean SEEN = !"off".equals(System.getProperty("cmirror.trace", "off"))
            || System.getProperty("cmirror.inject") != null;

    private static final PerThread<Call> CURRENT = new PerThread<>();

    /** The mirror's errno of this thread: each call captures libc's here. */
    private final MemorySegment state = Arena.ofAuto().allocate(Libc.CALL_STATE);
    private final long errno = state.address();
    /** Where libc has this thread's; 0 for a virtual thread, which may be on another one next time. */
    private final long libcErrno = Thread.currentThread().isVirtual() ? 0 : Errno.location();

    /** The Java method that C calls back during this call, if there is one. */
    private Object callback;
    /** The calls that a Java method makes which runs while this one is still going on. */
    private Call inner;

    /** There while some thread has been cancelled and has not noticed yet. */
    private static volatile Watcher cancellation;
    /** There once the program handles or blocks signals. */
    private static volatile Watcher signals;
    /** Whether any of the two is there: all that an ordinary call reads. */
    private static volatile boolean watched;

    /** Whether this thread is known to get signals. */
    private boolean joined;
    /** Address of the signals that it blocks while it waits, as sigsuspend does; 0 for others. */
    private long mask;

    private Call() {
    }

    /** Begins a call of the function with this name. */
    public static Call of(String function) {
        return of(function, 0);
    }

    /** {@code flags}: 0 or FENCED. */
    public static Call of(String function, int flags) {
        Call call = current();
        call.begin(function, flags);
        return call;
    }

    /** The errno of this thread. */
    public static int errno() {
        return Errno.get(current().errno);
    }

    /** Assigns errno. */
    public static void errno(int value) {
        Errno.set(current().errno, value);
    }

    /** To be called last before C: nothing of the JVM may come in between. */
    public void errnoToLibc() {
        Errno.set(libcErrno != 0 ? libcErrno : Errno.location(), Errno.get(errno));
    }

    // Java methods that run while a call is going on: C calls back, or a signal has come

    /** This thread's call that is going on. */
    public static Call current() {
        Call call = CURRENT.get();
        return call != null ? call : first();
    }

    private static Call first() {
        Call call = new Call();
        CURRENT.set(call);
        return call;
    }

    /** The Java method that C may call until this call returns. */
    public <T> T callback(T method) {
        callback = method;
        return method;
    }

    public Object callback() {
        return callback;
    }

    /** From now on calls leave this one's arguments and result alone. */
    public void enter() {
        if (inner == null) {
            inner = new Call();
        }
        Errno.set(inner.errno, Errno.get(errno));
        inner.joined = joined;
        CURRENT.set(inner);
    }

    /** The Java method has ended. */
    public void leave() {
        Errno.set(errno, Errno.get(inner.errno));
        CURRENT.set(this);
    }

    /** The same for a method that C calls, in the middle of this call: errno is libc's there. */
    public void enterFromC() {
        int now = Errno.get(libcErrno != 0 ? libcErrno : Errno.location());
        enter();
        Errno.set(inner.errno, now);
    }

    public void leaveToC() {
        CURRENT.set(this);
        Errno.set(libcErrno != 0 ? libcErrno : Errno.location(), Errno.get(inner.errno));
    }

    public boolean joined() {
        return joined;
    }

    public void join() {
        joined = true;
    }

    public long mask() {
        return mask;
    }

    public void mask(long address) {
        mask = address;
    }

    // The call

    /** Whether somebody sees the program's calls, or may come in between: a trace, a signal. */
    public static boolean isWatched() {
        return SEEN || watched;
    }

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
    public long invokeUnchecked(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        if (watched) {
            before();
        }
        long result = SEEN ? seen(f, a, b, c, d, e, g) : call(f, a, b, c, d, e, g);
        if (watched || scratched) {
            after(result);
        }
        return result;
    }

    private long seen(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        Seen seen = Seen.enter(function, a, b, c, d, e, g);
        long result = seen.isMade() ? call(f, seen.word(0), seen.word(1), seen.word(2), seen.word(3),
                seen.word(4), seen.word(5)) : seen.result(state);
        seen.leave(result, state);
        return result;
    }

    private long call(MemorySegment f, long a, long b, long c, long d, long e, long g) {
        errnoToLibc();
        return held == null ? Libc.call(f, state, a, b, c, d, e, g)
                : held.call(f, state, a, b, c, d, e, g, 0, 0);
    }

    /** From now on calls ask whether their thread is cancelled; null: no longer. */
    public static synchronized void watchCancellation(Watcher watcher) {
        cancellation = watcher;
        watched = watcher != null || signals != null;
    }

    /** From now on calls look whether a signal has come. */
    public static synchronized void watchSignals(Watcher watcher) {
        signals = watcher;
        watched = true;
    }

    public static boolean watchesSignals() {
        return signals != null;
    }

    private void before() {
        Watcher asked = cancellation;
        if (asked != null) {
            asked.before(this);
        }
        asked = signals;
        if (asked != null) {
            asked.before(this);
        }
    }

    private void after(long result) {
        copyBack();
        Watcher asked = signals;
        if (asked != null) {
            asked.after(this, result);
        }
        asked = cancellation;
        if (asked != null) {
            asked.after(this, result);
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
        before();
        Seen seen = SEEN ? Seen.enter(function, a, b, c, d, e, g, h, i) : null;
        errnoToLibc();
        long result = SEEN && !seen.isMade() ? seen.result(state)
                : held == null ? Libc.callWide(f, state, a, b, c, d, e, g, h, i)
                : held.call(f, state, a, b, c, d, e, g, h, i);
        if (SEEN) {
            seen.leave(result, state);
        }
        after(result);
        return result;
    }

    /** A call that returns a double. */
    public double invokeDouble(MemorySegment f, Object... words) {
        return (double) invokeMixed(f, JAVA_DOUBLE, words);
    }

    /** A call that returns a float. */
    public float invokeFloat(MemorySegment f, Object... words) {
        return (float) invokeMixed(f, JAVA_FLOAT, words);
    }

    /** A call that takes doubles and returns a word. */
    public long invokeWithDoubles(MemorySegment f, Object... words) {
        return (long) invokeMixed(f, JAVA_LONG, words);
    }

    private Object invokeMixed(MemorySegment f, MemoryLayout type, Object[] words) {
        before();
        Seen seen = SEEN ? Seen.enterMixed(function, words) : null;
        Object result = SEEN && !seen.isMade() ? (Object) seen.result(state)
                : Doubles.call(this, f, type, words);
        if (SEEN) {
            seen.leave(Doubles.bits(result), state);
        }
        after(result instanceof Long word ? word : 0);
        return result;
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

    // Results

    public int int32(long result) {
        return (int) result;
    }

    /** A size_t or ssize_t, which C labs keep in an int. */
    public int size(long result) {
        if (result != (int) result) {
            throw new ArithmeticException(function + ": the result " + result + " is no int");
        }
        return (int) result;
    }

    /**
     * A pointer: into the argument that it points into, else without bounds; null for NULL. mmap,
     * shmat and sbrk fail with {@code (void *) -1}.
     */
    public MemorySegment pointer(long result) {
        return result == 0 ? null : result == -1 ? Pointers.constant(result) : pointee(result);
    }

    public MemorySegment state() {
        return state;
    }
}
