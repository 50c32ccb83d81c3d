package cmirror.runtime.threads;

import static cmirror.errno_h.EINTR;
import static cmirror.errno_h.EINVAL;
import static cmirror.errno_h.ESRCH;
import static cmirror.pthread_h.PTHREAD_CANCEL_ASYNCHRONOUS;
import static cmirror.pthread_h.PTHREAD_CANCEL_DEFERRED;
import static cmirror.pthread_h.PTHREAD_CANCEL_DISABLE;
import static cmirror.pthread_h.PTHREAD_CANCEL_ENABLE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Watcher;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;

/**
 * pthread_cancel without libc's, which unwinds the stack without asking Java. A cancelled thread
 * notices at its next cancellation point: before one of the calls below, or when such a call fails
 * with EINTR. To make it fail, the thread is sent a signal whose handler does nothing, again and
 * again, since the first one may come just before the call begins.
 */
public final class Cancellation implements Watcher {

    /** The mirrored calls that may block, of those that POSIX lists as cancellation points. */
    private static final Set<String> POINTS = Set.of("accept", "accept4", "clock_nanosleep",
            "close", "connect", "creat", "epoll_wait", "epoll_pwait", "fcntl", "fdatasync", "fsync",
            "lockf", "mq_receive", "mq_send", "mq_timedreceive", "mq_timedsend", "msgrcv",
            "msgsnd", "msync", "nanosleep", "open", "openat", "pause", "poll", "ppoll", "pread",
            "pselect", "pwrite", "read", "readv", "preadv", "pwritev", "recv", "recvfrom",
            "recvmsg", "recvmmsg", "select", "sem_timedwait", "sem_wait", "send", "sendmsg",
            "sendmmsg", "sendto", "sigsuspend", "sigtimedwait", "sigwait", "sigwaitinfo", "sleep",
            "system", "tcdrain", "usleep", "wait", "waitid", "waitpid", "wait3", "wait4", "write",
            "writev");

    /** No JVM and no libc uses it; SIGEMT on macOS, which has no real-time signals. */
    private static final int SIGNAL = Target.MACOS ? 7 : 62;
    /** How often a thread is sent the signal, with a pause of some milliseconds in between. */
    private static final int ATTEMPTS = 400;

    /** Those that have not noticed yet; it and the attention of calls change under Threads.lock(). */
    private static final Set<Pthread> PENDING = new HashSet<>();

    private static MemorySegment kill;
    private static MemorySegment broadcast;
    private static MemorySegment sigmask;

    Cancellation() {
    }

    public static int cancel(long id) {
        Pthread thread = Threads.find(id);
        if (thread == null) {
            return ESRCH;
        }
        synchronized (Threads.lock()) {
            if (thread.ended || thread.cancelled) {
                return 0;
            }
            if (kill == null) {
                kill = Libc.find("pthread_kill");
                broadcast = Libc.find("pthread_cond_broadcast");
                handleSignal();
            }
            thread.cancelled = true;
            PENDING.add(thread);
            Call.watchCancellation(new Cancellation());
        }
        if (thread != Pthread.current()) {
            Thread messenger = new Thread("pthread_cancel") {
                @Override
                public void run() {
                    wake(thread);
                }
            };
            messenger.setDaemon(true);
            messenger.start();
        }
        return 0;
    }

    /** Until it has noticed. A thread that computes for seconds will look at its next call. */
    private static void wake(Pthread thread) {
        for (int i = 0; i < ATTEMPTS; i++) {
            synchronized (Threads.lock()) {
                if (!PENDING.contains(thread)) {
                    return; // it has noticed, or it has ended and its pthread_t is another's
                }
                if (thread.cancelState == PTHREAD_CANCEL_ENABLE) {
                    MemorySegment condition = thread.waitsFor;
                    if (condition != null) {
                        Call.of("pthread_cond_broadcast").invoke(broadcast,
                                condition.address());
                    }
                    Call.of("pthread_kill").invoke(kill, thread.id, SIGNAL);
                }
            }
            Threads.wakeJoiners();
            try {
                Thread.sleep(i < 20 ? 1 : 10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The handler is abs(), a function of libc's that does nothing when it is given an int. */
    private static void handleSignal() {
        MemorySegment action = Arena.ofAuto().allocate(256, 8); // no SA_RESTART, an empty mask
        action.set(JAVA_LONG, 0, Libc.find("abs").address());
        Call.of("sigaction").invoke(Libc.find("sigaction"), SIGNAL, action.address(), 0);
    }

    /** A new thread inherits what its creator has blocked, which is perhaps everything. */
    static void unblock() {
        Call call = Call.of("pthread_sigmask");
        MemorySegment set = call.scratch().allocate(128);
        set.fill((byte) 0);
        set.set(JAVA_LONG, 0, 1L << SIGNAL - 1);
        int how = Target.MACOS ? 2 : 1; // SIG_UNBLOCK
        call.invoke(sigmask != null ? sigmask : (sigmask = Libc.find("pthread_sigmask")), how,
                set.address(), 0);
    }

    /** The thread ends of its own accord, or now because it was cancelled. */
    static void noticed(Pthread thread) {
        thread.cancelState = PTHREAD_CANCEL_DISABLE; // cleanup routines may block
        ended(thread);
    }

    static void ended(Pthread thread) {
        synchronized (Threads.lock()) {
            if (PENDING.remove(thread) && PENDING.isEmpty()) {
                Call.watchCancellation(null);
            }
        }
    }

    /** A call begins while some thread has been cancelled. */
    @Override
    public void before(Call call) {
        if (POINTS.contains(call.function())) {
            Pthread.current().testCancel();
        }
    }

    /** A call has returned: one that was interrupted has done nothing. */
    @Override
    public void after(Call call, long result) {
        String function = call.function();
        if (POINTS.contains(function) && ((int) result == -1 && Call.errno() == EINTR
                || function.equals("sleep") && result != 0 || function.equals("sigwait"))) {
            Pthread.current().testCancel();
        }
    }

    public static void test() {
        Pthread.current().testCancel();
    }

    public static int state(int state, Object old) {
        if (state != PTHREAD_CANCEL_ENABLE && state != PTHREAD_CANCEL_DISABLE) {
            return EINVAL;
        }
        Pthread me = Pthread.current();
        store("pthread_setcancelstate", "oldstate", old, me.cancelState);
        me.cancelState = state;
        return 0;
    }

    public static int type(int type, Object old) {
        if (type != PTHREAD_CANCEL_DEFERRED && type != PTHREAD_CANCEL_ASYNCHRONOUS) {
            return EINVAL;
        }
        Pthread me = Pthread.current();
        store("pthread_setcanceltype", "oldtype", old, me.cancelType);
        me.cancelType = type;
        return 0;
    }

    private static void store(String function, String parameter, Object old, int value) {
        Call call = Call.of(function);
        long address = call.outOrNull(parameter, old, 4);
        if (address != 0) {
            Pointers.to(address, 4).set(JAVA_INT_UNALIGNED, 0, value);
            call.copyBack();
        }
    }

    // Conditions: a signal does not end the wait, a broadcast does, and waiters expect those

    private static MemorySegment wait;
    private static MemorySegment timedwait;

    public static int condWait(Object cond, Object mutex) {
        return condWait("pthread_cond_wait",
                wait != null ? wait : (wait = Libc.find("pthread_cond_wait")), cond, mutex, null, false, null);
    }

    public static int condTimedwait(Object cond, Object mutex, Object abstime) {
        return condWait("pthread_cond_timedwait", timedwait != null ? timedwait
                : (timedwait = Libc.find("pthread_cond_timedwait")), cond, mutex, abstime, true, null);
    }

    public static int condClockwait(Object cond, Object mutex, int clockid, Object abstime) {
        return condWait("pthread_cond_clockwait", Libc.find("pthread_cond_clockwait"), cond, mutex, abstime,
                true, clockid);
    }

    private static int condWait(String function, MemorySegment symbol, Object cond, Object mutex,
            Object abstime, boolean timed, Integer clock) {
        Pthread me = Pthread.current();
        me.testCancel();
        Call call = Call.of(function);
        long condition = call.out("cond", cond, cmirror.pthread_cond_t.layout().byteSize());
        long lock = call.out("mutex", mutex, cmirror.pthread_mutex_t.layout().byteSize());
        long until = timed ? call.in("abstime", abstime, 16) : 0;
        me.waitsFor = MemorySegment.ofAddress(condition); // alive as long as the call is
        int error = (int) (clock == null ? call.invoke(symbol, condition, lock, until)
                : call.invoke(symbol, condition, lock, clock, until));
        me.waitsFor = null;
        me.testCancel(); // with the mutex locked, as in C
        return error;
    }
}
