package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.callback.Functions;
import cmirror.runtime.signals.OldSignals;
import java.lang.foreign.MemorySegment;

/** The calls on signals that older programs have: sigaction and sigprocmask do more. */
abstract class signal_old_by_hand extends unistd_h {

    /**
     * {@snippet lang=c :
     * sighandler_t sigset(int sig, sighandler_t disp);
     * }
     * Sets what a signal does and unblocks it, or blocks it if disp is SIG_HOLD. Returns what it did
     * before, {@code SIG_HOLD} if it was blocked, or {@code SIG_ERR}. Errors: EINVAL. Source: sigset(3).
     */
    public static MemorySegment sigset(int sig, sighandler_t disp) {
        return OldSignals.sigset(sig, disp == null ? MemorySegment.NULL : Functions.pointer(disp));
    }

    /** The same for {@code SIG_IGN}, {@code SIG_DFL}, {@code SIG_HOLD}, or what an earlier call has returned. */
    public static MemorySegment sigset(int sig, Object disp) {
        return OldSignals.sigset(sig,
                Words.isNull(disp) ? MemorySegment.NULL : Given.read("sigset", "disp", disp, 0));
    }

    /**
     * {@snippet lang=c :
     * int sighold(int sig);
     * }
     * Blocks a signal. Errors: EINVAL. Source: sigset(3).
     */
    public static int sighold(int sig) {
        return OldSignals.block(signal_h.SIG_BLOCK, sig);
    }

    /**
     * {@snippet lang=c :
     * int sigrelse(int sig);
     * }
     * Unblocks a signal. Errors: EINVAL. Source: sigset(3).
     */
    public static int sigrelse(int sig) {
        return OldSignals.block(signal_h.SIG_UNBLOCK, sig);
    }

    /**
     * {@snippet lang=c :
     * int sigignore(int sig);
     * }
     * Ignores a signal. Errors: EINVAL. Source: sigset(3).
     */
    public static int sigignore(int sig) {
        return OldSignals.ignore(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigpause(int sig);
     * }
     * Unblocks a signal and waits for one; returns -1 and EINTR after a handler has run. Errors: EINTR,
     * EINVAL. Source: sigpause(3).
     */
    public static int sigpause(int sig) {
        return OldSignals.pause(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigblock(int mask);
     * }
     * Blocks the signals of which {@link #sigmask} stands in the mask, too; returns the mask before. Source:
     * sigvec(3).
     */
    public static int sigblock(int mask) {
        return OldSignals.mask(signal_h.SIG_BLOCK, mask);
    }

    /**
     * {@snippet lang=c :
     * int sigsetmask(int mask);
     * }
     * Blocks these signals and no others; returns the mask before. Source: sigvec(3).
     */
    public static int sigsetmask(int mask) {
        return OldSignals.mask(signal_h.SIG_SETMASK, mask);
    }

    /**
     * {@snippet lang=c :
     * int siggetmask(void);
     * }
     * The mask of the blocked signals, of the first 32. Source: sigvec(3).
     */
    public static int siggetmask() {
        return OldSignals.mask(signal_h.SIG_BLOCK, 0);
    }

    /** {@code sigmask(signum)}: the bit of a signal in a mask. Source: sigvec(3). */
    public static int sigmask(int signum) {
        return 1 << signum - 1;
    }
}
