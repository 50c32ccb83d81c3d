package cmirror.runtime.signals;

import static cmirror.signal_h.SA_NODEFER;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.callback.Functions;
import cmirror.sigaction_fn_t;
import cmirror.sighandler_t;
import cmirror.siginfo_t;
import java.lang.foreign.MemorySegment;

/** A signal that has come and whose handler has not run: struct signal_record of the helper. */
final class Arrival {

    static final int SIZE = 176;
    private static final int INFO = 48;

    // How long the interrupted thread has time to run the handler itself, in nanoseconds
    private static final long RUNS = 2_000_000; // it may be about to make a call
    private static final long COMES_BACK = 20_000_000; // its call has ended with EINTR
    private static final int CALL_RESTARTS = 1;
    private static final int CALL_ENDS = 2;
    private static final int MASKED_CALL_ENDS = 3;

    final int number;
    /** The kernel's number of the interrupted thread. */
    int thread;
    /** When another thread shall run the handler, in System.nanoTime's time. */
    final long due;
    /** Whether it interrupted a call with a mask of its own: sigsuspend. */
    final boolean masked;

    private final Object handler;
    private final int flags;
    private final long threadMask;
    private final long actionMask;
    private final siginfo_t info;

    Arrival(MemorySegment record) {
        number = record.get(JAVA_INT, 0);
        thread = record.get(JAVA_INT, 4);
        flags = record.get(JAVA_INT, 8);
        int whereabouts = record.get(JAVA_INT, 12);
        masked = whereabouts == MASKED_CALL_ENDS;
        handler = Functions.method(record.get(JAVA_LONG, 16));
        threadMask = record.get(JAVA_LONG, 24);
        actionMask = record.get(JAVA_LONG, 32);
        due = record.get(JAVA_LONG, 40) + (whereabouts == CALL_RESTARTS ? 0
                : masked || whereabouts == CALL_ENDS ? COMES_BACK : RUNS);
        if (handler instanceof sigaction_fn_t) {
            info = new siginfo_t();
            info.segment().copyFrom(record.asSlice(INFO, info.segment().byteSize()));
        } else {
            info = null;
        }
    }

    /** The signal as a bit of a mask. */
    long bit() {
        return 1L << number - 1;
    }

    /** What the thread, or its call, blocked when it was interrupted. */
    long threadMask() {
        return threadMask;
    }

    /** What is blocked while the handler runs. */
    long mask() {
        return threadMask | actionMask | ((flags & SA_NODEFER) != 0 ? 0 : bit());
    }

    /** Runs the Java method. */
    void handle() {
        if (handler instanceof sigaction_fn_t method) {
            method.handle(number, info, null);
        } else {
            ((sighandler_t) handler).handle(number);
        }
    }
}
