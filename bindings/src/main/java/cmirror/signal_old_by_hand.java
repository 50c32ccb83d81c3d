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
     * Sets what a signal does and unblocks it, or blocks it.
     * <p>{@code sig}: the number of a signal: SIG values; {@code disp}: SIG_IGN, SIG_DFL, SIG_HOLD or a
     * function.
     * <p>Result: what it did before, or SIG_HOLD if it was blocked; SIG_ERR on failure.
     * <p>Errors: {@code EINVAL} there is no such signal.
     * <p>Source: sigset(3).
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
     * Blocks a signal.
     * <p>{@code sig}: the number of a signal: SIG values.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} there is no such signal.
     * <p>Source: sigset(3).
     */
    public static int sighold(int sig) {
        return OldSignals.block(signal_h.SIG_BLOCK, sig);
    }

    /**
     * {@snippet lang=c :
     * int sigrelse(int sig);
     * }
     * Unblocks a signal.
     * <p>{@code sig}: the number of a signal: SIG values.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} there is no such signal.
     * <p>Source: sigset(3).
     */
    public static int sigrelse(int sig) {
        return OldSignals.block(signal_h.SIG_UNBLOCK, sig);
    }

    /**
     * {@snippet lang=c :
     * int sigignore(int sig);
     * }
     * Ignores a signal.
     * <p>{@code sig}: the number of a signal: SIG values.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} there is no such signal.
     * <p>Source: sigset(3).
     */
    public static int sigignore(int sig) {
        return OldSignals.ignore(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigpause(int sig);
     * }
     * Unblocks a signal and waits for one.
     * <p>{@code sig}: the number of a signal: SIG values.
     * <p>Result: -1 always, usually with EINTR.
     * <p>Errors: {@code EINTR} a signal came before anything was done; the call may be made again;
     * {@code EINVAL} there is no such signal.
     * <p>Source: sigpause(3).
     */
    public static int sigpause(int sig) {
        return OldSignals.pause(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigblock(int mask);
     * }
     * Blocks the signals in a mask of 32 bits, too.
     * <p>{@code mask}: the signals.
     * <p>Result: the mask before.
     * <p>Errors: none.
     * <p>{@link #sigmask} is the bit of a signal.
     * <p>Source: sigvec(3).
     */
    public static int sigblock(int mask) {
        return OldSignals.mask(signal_h.SIG_BLOCK, mask);
    }

    /**
     * {@snippet lang=c :
     * int sigsetmask(int mask);
     * }
     * Blocks the signals in a mask of 32 bits and no others.
     * <p>{@code mask}: the signals.
     * <p>Result: the mask before.
     * <p>Errors: none.
     * <p>Source: sigvec(3).
     */
    public static int sigsetmask(int mask) {
        return OldSignals.mask(signal_h.SIG_SETMASK, mask);
    }

    /**
     * {@snippet lang=c :
     * int siggetmask(void);
     * }
     * Returns the mask of the blocked signals.
     * <p>Result: the mask.
     * <p>Errors: none.
     * <p>Source: sigvec(3).
     */
    public static int siggetmask() {
        return OldSignals.mask(signal_h.SIG_BLOCK, 0);
    }

    /** {@code sigmask(signum)}: the bit of a signal in a mask. Source: sigvec(3). */
    public static int sigmask(int signum) {
        return 1 << signum - 1;
    }
}
