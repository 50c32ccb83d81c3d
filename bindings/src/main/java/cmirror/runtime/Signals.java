package cmirror.runtime;

import static cmirror.signal_h.SIGHUP;
import static cmirror.signal_h.SIGINT;
import static cmirror.signal_h.SIGPIPE;
import static cmirror.signal_h.SIGTERM;
import static cmirror.signal_h.SIGUSR2;
import static cmirror.signal_h.SIG_DFL;
import static cmirror.signal_h.SIG_ERR;
import static cmirror.signal_h.SIG_IGN;

import java.lang.foreign.MemorySegment;

/** Signal dispositions. */
public final class Signals {

    /** The JVM sets its own handler before any Java code could ask: the launcher has looked. */
    private static final boolean SIGPIPE_WAS_IGNORED =
            "ignored".equals(System.getProperty("cmirror.sigpipe"));

    private static MemorySegment signal;

    private Signals() {
    }

    /** signal(2), for SIG_IGN and SIG_DFL: C code cannot call into a JVM from a signal. */
    public static MemorySegment signal(int signum, Object handler) {
        if (!(handler instanceof MemorySegment disposition)
                || disposition != SIG_IGN && disposition != SIG_DFL) {
            throw new IllegalArgumentException(
                    "signal: handler is SIG_IGN or SIG_DFL, not " + handler);
        }
        Call call = Call.of("signal");
        return Pointers.constant(call.int64(call.invoke(
                signal != null ? signal : (signal = Libc.find("signal")), signum,
                disposition.address())));
    }

    /**
     * Gives the signals that the JVM has handlers for, and a C program has not, back to the
     * kernel's default. What the parent process had ignored stays ignored.
     */
    static void restoreDefaults() {
        for (int signum : new int[] {SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGUSR2}) {
            MemorySegment before = signal(signum, SIG_DFL);
            if (before == SIG_IGN || signum == SIGPIPE && SIGPIPE_WAS_IGNORED) {
                signal(signum, SIG_IGN);
            } else if (before == SIG_ERR) {
                throw new AssertionError("signal(" + signum + ") failed: errno " + Call.errno());
            }
        }
    }
}
