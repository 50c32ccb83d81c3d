package cmirror.runtime.signals;

import static cmirror.signal_h.SIGHUP;
import static cmirror.signal_h.SIGINT;
import static cmirror.signal_h.SIGPIPE;
import static cmirror.signal_h.SIGTERM;
import static cmirror.signal_h.SIGUSR2;
import static cmirror.signal_h.SIGXFSZ;
import static cmirror.signal_h.SIG_DFL;
import static cmirror.signal_h.SIG_ERR;
import static cmirror.signal_h.SIG_IGN;

import cmirror.runtime.arguments.Refused;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.call.Call;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.process.Faults;
import java.lang.foreign.MemorySegment;

/** Signal dispositions. */
public final class Signals {

    /** The JVM sets its own handler before any Java code could ask: the launcher has looked. */
    private static final boolean SIGPIPE_WAS_IGNORED =
            "ignored".equals(System.getProperty("cmirror.sigpipe"));

    /** The signal by which the JVM stops threads and that the program has all the same; 0: none. */
    static int shared;

    private static MemorySegment signal;

    private Signals() {
    }

    /** Refuses a signal without which the JVM cannot live. */
    static void check(int signum) {
        if (Faults.isFault(signum)) {
            throw new IllegalArgumentException("signal " + signum + ": SIGSEGV, SIGBUS, SIGFPE, "
                    + "SIGILL and SIGTRAP are how the JVM notices its own faults, a program "
                    + "can neither handle nor ignore them");
        }
        if (signum == SIGUSR2 && shared == 0 && isRecorded()) {
            throw new IllegalArgumentException("signal " + signum + ": SIGUSR2 is the flight "
                    + "recorder's (JFR), take SIGUSR1, or start the program without a recording");
        }
    }

    /** signal(2) with SIG_IGN, SIG_DFL, or what an earlier call returned. */
    public static MemorySegment signal(int signum, Object handler) {
        if (!Words.isNull(handler) && !(handler instanceof MemorySegment)) {
            throw new IllegalArgumentException("signal: handler is SIG_IGN, SIG_DFL or a method, "
                    + "not " + Refused.describe(handler));
        }
        MemorySegment disposition = Words.isNull(handler) ? SIG_DFL : (MemorySegment) handler;
        if (Faults.isFault(signum) && disposition == SIG_DFL) {
            return SIG_DFL; // what it was, to the program
        }
        check(signum);
        if (Call.watchesSignals() || signum == shared
                || disposition != SIG_IGN && disposition != SIG_DFL) {
            return SignalActions.signal(signum, disposition);
        }
        Call call = Call.of("signal");
        return Pointers.constant(call.invoke(
                signal != null ? signal : (signal = Libc.find("signal")), signum,
                disposition.address()));
    }

    /** Whether the JVM has a flight recorder (JFR), which stops threads by SIGUSR2 to look at them. */
    static boolean isRecorded() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals("JFR Recorder Thread")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives the signals that the JVM has handlers for, and a C program has not, back to the
     * kernel's default. What the parent process had ignored stays ignored.
     */
    public static void restoreDefaults() {
        shared = NativeHelper.load() ? (int) Libc.call(NativeHelper.find("cmirror_signal_share"),
                Errno.IGNORED, 0, 0, 0, 0, 0, 0) : 0;
        boolean recorded = shared == 0 && isRecorded();
        for (int signum : new int[] {SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGXFSZ, SIGUSR2}) {
            if (signum == shared || recorded && signum == SIGUSR2) {
                continue;
            }
            MemorySegment before = signal(signum, SIG_DFL);
            if (before == SIG_IGN || signum == SIGPIPE && SIGPIPE_WAS_IGNORED) {
                signal(signum, SIG_IGN);
            } else if (before == SIG_ERR) {
                throw new AssertionError("signal(" + signum + ") failed: errno " + Call.errno());
            }
        }
    }
}
