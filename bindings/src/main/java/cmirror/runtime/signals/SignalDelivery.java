package cmirror.runtime.signals;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Watcher;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs the handlers of signals that have come. C's handler has written them down and let the
 * interrupted thread go on; so that thread runs the Java method when it next enters or leaves a
 * call, which after an EINTR is at once. If it does not come, since the kernel has restarted its
 * call or since it computes, the {@link SignalDispatcher} runs the method in its place, and the
 * thread waits for the end of that when it does come.
 *
 * <p>One handler runs at a time. Another one may interrupt it, at its own calls, as far as the masks
 * allow it.
 */
public final class SignalDelivery implements Watcher {

    static final SignalHelper HELPER = SignalHelper.load();
    private static final MemorySegment PENDING = HELPER.pending();

    /** Held while a handler runs. */
    private static final ReentrantLock RUNNING = new ReentrantLock();
    /** In the order of their arrival. It is the lock of the fields below, too. */
    private static final List<Arrival> WAITING = new ArrayList<>();
    private static final MemorySegment RECORD = Arena.global().allocate(Arrival.SIZE, 8);
    /** The thread that is interrupted by the handler that runs; 0 if none does. */
    private static int interrupted;
    /** How many handlers run, one inside of the other, and what they block. */
    private static int depth;
    private static long blocked;

    SignalDelivery() {
    }

    /** A mask of the call's own lets signals in as soon as the call waits, not before. */
    @Override
    public void before(Call call) {
        long mask = call.mask();
        call.mask(0); // a handler may throw
        look(call);
        if (mask != 0) {
            call.mask(mask);
            HELPER.during(mask);
        }
    }

    @Override
    public void after(Call call, long result) {
        if (call.mask() != 0) {
            call.mask(0);
            HELPER.during(0);
        }
        look(call);
    }

    /** The quick look. */
    private static void look(Call call) {
        if (PENDING.get(JAVA_INT, 0) != 0 || !call.joined()) {
            deliver(call);
        }
    }

    /** Runs this thread's handlers, and waits for the one that the dispatcher runs for it. */
    private static void deliver(Call call) {
        int errno = Call.errno();
        call.enter();
        try {
            if (!call.joined()) {
                HELPER.join();
                call.join();
                Call.current().join();
            }
            int me = thread();
            if (!RUNNING.tryLock()) { // if it succeeds, the dispatcher comes too late
                fetch();
                if (!concerns(me)) {
                    return;
                }
                RUNNING.lock();
            }
            try {
                do {
                    fetch();
                } while (runNext(me, Long.MAX_VALUE));
            } finally {
                RUNNING.unlock();
            }
        } finally {
            call.leave();
            Call.errno(errno);
        }
    }

    /** The thread on whose behalf this one runs: the dispatcher runs for another. */
    private static int thread() {
        if (Thread.currentThread() instanceof SignalDispatcher) {
            synchronized (WAITING) {
                return interrupted;
            }
        }
        return HELPER.self();
    }

    /** Reads what C's handler has written. */
    static void fetch() {
        synchronized (WAITING) {
            while (HELPER.take(RECORD)) {
                Arrival arrival = new Arrival(RECORD);
                if (SignalDispatcher.is(arrival.thread)) { // raise() in a handler
                    arrival.thread = interrupted;
                }
                WAITING.add(arrival);
            }
        }
    }

    private static boolean concerns(int thread) {
        synchronized (WAITING) {
            if (interrupted == thread) {
                return true;
            }
            for (int i = 0; i < WAITING.size(); i++) {
                if (WAITING.get(i).thread == thread) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Runs the first handler that may run, for this thread (0: any) and due by this time. A signal
     * that came before the running handler began is held back while that blocks it, unless a
     * sigsuspend has let it in; later ones the kernel holds back.
     */
    private static boolean runNext(int thread, long time) {
        Arrival next = null;
        synchronized (WAITING) {
            for (int i = 0; i < WAITING.size() && next == null; i++) {
                Arrival arrival = WAITING.get(i);
                if ((thread == 0 || arrival.thread == thread) && arrival.due <= time
                        && (depth == 0 || arrival.masked || (blocked & arrival.bit()) == 0)) {
                    next = WAITING.remove(i);
                    interrupted = next.thread;
                }
            }
        }
        if (next == null) {
            return false;
        }
        run(next);
        return true;
    }

    private static void run(Arrival arrival) {
        long outer = blocked;
        blocked = depth == 0 || arrival.masked ? arrival.mask() : outer | arrival.mask();
        depth++;
        long mask = HELPER.swapMask(blocked);
        try {
            arrival.handle();
        } finally {
            if (depth == 1 && Thread.currentThread() instanceof SignalDispatcher) {
                // what the handler raised here and blocked comes now, as when C's returns
                HELPER.swapMask(arrival.threadMask());
            }
            HELPER.swapMask(mask);
            fetch();
            blocked = outer;
            depth--;
            if (depth == 0) {
                synchronized (WAITING) {
                    interrupted = 0;
                }
            }
            HELPER.done(1);
        }
    }

    /** The dispatcher's part: runs what is due, and returns how long nothing will be. */
    static long runDue() {
        final long nothing = 10_000_000_000L;
        final long busy = 1_000_000;
        fetch();
        long pause = nothing;
        long now = System.nanoTime();
        synchronized (WAITING) {
            for (int i = 0; i < WAITING.size(); i++) {
                pause = Math.min(pause, WAITING.get(i).due - now);
            }
        }
        if (pause > 0) {
            return pause;
        }
        if (!RUNNING.tryLock()) {
            return busy; // another thread is at it
        }
        try {
            while (runNext(0, System.nanoTime())) {
                fetch();
            }
        } finally {
            RUNNING.unlock();
        }
        return 0;
    }

    /**
     * fork(2) of the helper, while no handler runs in the dispatcher, which lives on in the child.
     * What has come before is the parent's.
     */
    public static long fork(Call call, MemorySegment fork) {
        look(call);
        long result;
        RUNNING.lock();
        try {
            synchronized (WAITING) {
                result = Libc.call(fork, Errno.IGNORED, 0, 0, 0, 0, 0, 0);
                if ((int) result == 0) {
                    HELPER.done(WAITING.size());
                    WAITING.clear();
                    interrupted = depth == 0 ? 0 : HELPER.self();
                }
            }
        } finally {
            RUNNING.unlock();
        }
        look(call);
        return result;
    }
}
