package cmirror.runtime.process;

import static cmirror.signal_h.SIGABRT;
import static cmirror.signal_h.SIGBUS;
import static cmirror.signal_h.SIGFPE;
import static cmirror.signal_h.SIGILL;
import static cmirror.signal_h.SIGQUIT;
import static cmirror.signal_h.SIGSEGV;
import static cmirror.signal_h.SIGSYS;
import static cmirror.signal_h.SIGTRAP;
import static cmirror.signal_h.SIGXCPU;
import static cmirror.signal_h.SIGXFSZ;
import static cmirror.signal_h.SIG_BLOCK;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * The signals by which the JVM notices its own faults. To a program each of them is at its default
 * action, which is to end it; but the JVM has a handler, and takes one that is sent for a crash. So
 * a call that sends one is made while the kernel has the default. If it fails, the JVM's handler
 * comes back; else the signal is on its way, perhaps to another thread, and C would see no more.
 */
public final class Faults {

    public static final int[] SIGNALS = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};

    private static final long SIZE = 256; // of struct sigaction and sigset_t, at most

    private Faults() {
    }

    /** Whether the JVM notices its own faults by it. */
    public static boolean isFault(int signum) {
        return signum == SIGSEGV || signum == SIGBUS || signum == SIGFPE || signum == SIGILL
                || signum == SIGTRAP;
    }

    /**
     * Whether the kernel, by default, lets a single thread write the process's memory to a file. One
     * that is sent to the process is another thread's then, and who sent it would go on for a moment.
     */
    public static boolean dumpsCore(int signum) {
        return isFault(signum) || signum == SIGQUIT || signum == SIGABRT || signum == SIGXCPU
                || signum == SIGXFSZ || signum == SIGSYS;
    }

    /** A call of kill(2) and its kin, which sends one of these signals to ourselves. */
    public static long send(int signum, Call call, MemorySegment function, long a, long b, long c) {
        MemorySegment before = Arena.ofAuto().allocate(SIZE, 8);
        call("sigaction", signum, MemorySegment.NULL, before);
        if (isFault(signum)) {
            call("sigaction", signum, Arena.ofAuto().allocate(SIZE, 8), MemorySegment.NULL);
        }
        long result = call.invoke(function, a, b, c);
        while ((int) result == 0 && (isFault(signum) || ends(signum, before))) {
            LockSupport.park();
        }
        if (isFault(signum)) {
            call("sigaction", signum, before, MemorySegment.NULL);
        }
        return result;
    }

    /** Whether the action is the default one, which is all zeros, and the signal is not blocked. */
    private static boolean ends(int signum, MemorySegment action) {
        MemorySegment mask = Arena.ofAuto().allocate(SIZE, 8);
        call("pthread_sigmask", SIG_BLOCK, MemorySegment.NULL, mask);
        return action.get(JAVA_LONG, 0) == 0 && (mask.get(JAVA_LONG, 0) >> signum - 1 & 1) == 0;
    }

    private static void call(String function, int number, MemorySegment in, MemorySegment out) {
        Libc.call(Libc.find(function), Errno.IGNORED, number, in.address(), out.address(), 0, 0, 0);
    }

    /** Ends the process by the signal: nothing of stdio is written, no exit function is run. */
    public static void die(int signum) {
        send(signum, Call.of("cmirror: raise"), Libc.find("raise"), signum, 0, 0);
    }
}
