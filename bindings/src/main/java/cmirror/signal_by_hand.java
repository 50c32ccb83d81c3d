package cmirror;

import cmirror.runtime.Signals;
import java.lang.foreign.MemorySegment;

/** Signal handlers of {@code <signal.h>}. */
abstract class signal_by_hand extends unistd_h {

    /**
     * {@snippet lang=c :
     * sighandler_t signal(int signum, sighandler_t handler);
     * }
     * Sets what a signal does: {@code SIG_IGN} or {@code SIG_DFL}. Returns what was set before, or
     * {@code SIG_ERR}. Errors: EINVAL. Source: signal(2).
     */
    public static MemorySegment signal(int signum, Object handler) {
        return Signals.signal(signum, handler);
    }
}
