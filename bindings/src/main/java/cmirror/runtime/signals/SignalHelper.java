package cmirror.runtime.signals;

import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/**
 * The part of the C library that handles signals. Its functions are called between a program's call
 * and the look at its errno, so theirs goes nowhere.
 */
public final class SignalHelper {

    private static SignalHelper loaded;

    /** {@code int (int number, const struct sigaction *act, struct sigaction *old, int owner)}. */
    final MemorySegment action;
    private final MemorySegment pending;
    private final MemorySegment done;
    private final MemorySegment take;
    private final MemorySegment await;
    private final MemorySegment claim;
    private final MemorySegment join;
    private final MemorySegment swapMask;
    private final MemorySegment during;
    private final MemorySegment self;
    private final MemorySegment stopSignal;

    /** Which of the mirrors in this process we are: each class loader may have one. */
    final int owner;

    private SignalHelper() {
        action = NativeHelper.find("cmirror_signal_action");
        pending = NativeHelper.find("cmirror_signal_pending");
        done = NativeHelper.find("cmirror_signal_done");
        take = NativeHelper.find("cmirror_signal_take");
        await = NativeHelper.find("cmirror_signal_wait");
        claim = NativeHelper.find("cmirror_signal_claim");
        join = NativeHelper.find("cmirror_signal_join");
        swapMask = NativeHelper.find("cmirror_signal_swap_mask");
        during = NativeHelper.find("cmirror_signal_during");
        self = NativeHelper.find("cmirror_signal_self");
        owner = (int) call(NativeHelper.find("cmirror_signal_owner"), 0, 0);
        if (owner < 0) {
            throw new IllegalStateException("signals: no memory for what comes, or more than 16 class "
                    + "loaders have had handlers");
        }
        stopSignal = NativeHelper.find("cmirror_stop_signal");
    }

    /** The helper, or null where the jar has none for this platform. */
    public static synchronized SignalHelper load() {
        if (loaded == null) {
            loaded = NativeHelper.load() ? new SignalHelper() : null;
        }
        return loaded;
    }

    private static long call(MemorySegment function, long a, long b) {
        return Libc.call(function, Errno.IGNORED, a, b, 0, 0, 0, 0);
    }

    /** The word that counts the signals whose handlers have not run yet. */
    MemorySegment pending() {
        return Pointers.to(call(pending, owner, 0), 4);
    }

    /** So many handlers have run. */
    void done(int howMany) {
        call(done, owner, howMany);
    }

    /** Fetches the record of the oldest signal. */
    boolean take(MemorySegment record) {
        return (int) call(take, owner, record.address()) != 0;
    }

    /** Sleeps until more signals have come than were seen, and returns how many. */
    int await(int seen, long nanoseconds) {
        return (int) Libc.call(await, Errno.IGNORED, owner, seen & 0xffffffffL, nanoseconds, 0, 0, 0);
    }

    /** Makes this thread the one that gets the signals; 0 or a negated errno number. */
    int claim() {
        return (int) call(claim, 0, 0);
    }

    /** Makes this thread one more that gets signals. */
    void join() {
        call(join, 0, 0);
    }

    /** Sets which signals this thread blocks, a bit each, and returns what it blocked. */
    long swapMask(long mask) {
        return call(swapMask, mask, 0);
    }

    /** This thread makes a call with the mask at this address, or is back from it: 0. */
    void during(long mask) {
        call(during, mask, 0);
    }

    /** The kernel's number of this thread. */
    int self() {
        return (int) call(self, 0, 0);
    }

    /** The signal that stops threads for a fork, and makes them block: the helper's own. */
    int stopSignal() {
        return (int) call(stopSignal, 0, 0);
    }
}
