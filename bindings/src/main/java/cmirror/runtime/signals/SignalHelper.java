package cmirror.runtime.signals;

import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;

/**
 * The part of the C library that handles signals. Its functions are called between a program's call
 * and the look at its errno, so each gets memory for an errno of its own.
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
        owner = (int) call(NativeHelper.find("cmirror_signal_owner"), Errno.IGNORED, 0, 0);
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

    private static long call(MemorySegment function, MemorySegment errno, long a, long b) {
        return Libc.call(function, errno, a, b, 0, 0, 0, 0);
    }

    /** The word that counts the signals whose handlers have not run yet. */
    MemorySegment pending(MemorySegment errno) {
        return Pointers.to(call(pending, errno, owner, 0), 4);
    }

    /** So many handlers have run. */
    void done(MemorySegment errno, int howMany) {
        call(done, errno, owner, howMany);
    }

    /** Fetches the record of the oldest signal. */
    boolean take(MemorySegment errno, MemorySegment record) {
        return (int) call(take, errno, owner, record.address()) != 0;
    }

    /** Sleeps until more signals have come than were seen, and returns how many. */
    int await(MemorySegment errno, int seen, long nanoseconds) {
        return (int) Libc.call(await, errno, owner, seen & 0xffffffffL, nanoseconds, 0, 0, 0);
    }

    /** Makes this thread the one that gets the signals; 0 or a negated errno number. */
    int claim(MemorySegment errno) {
        return (int) call(claim, errno, 0, 0);
    }

    /** Makes this thread one more that gets signals. */
    void join(MemorySegment errno) {
        call(join, errno, 0, 0);
    }

    /** Sets which signals this thread blocks, a bit each, and returns what it blocked. */
    long swapMask(MemorySegment errno, long mask) {
        return call(swapMask, errno, mask, 0);
    }

    /** This thread makes a call with the mask at this address, or is back from it: 0. */
    void during(MemorySegment errno, long mask) {
        call(during, errno, mask, 0);
    }

    /** The kernel's number of this thread. */
    int self(MemorySegment errno) {
        return (int) call(self, errno, 0, 0);
    }

    /** The signal that stops threads for a fork, and makes them block: the helper's own. */
    int stopSignal(MemorySegment errno) {
        return (int) call(stopSignal, errno, 0, 0);
    }
}
