package cmirror.runtime.signals;

import static cmirror.errno_h.EINVAL;
import static cmirror.signal_h.SIG_BLOCK;
import static cmirror.signal_h.SIG_ERR;
import static cmirror.signal_h.SIG_HOLD;
import static cmirror.signal_h.SIG_IGN;
import static cmirror.signal_h.SIG_UNBLOCK;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.call.Call;
import cmirror.sigaction;
import cmirror.signal_h;
import cmirror.sigset_t;
import java.lang.foreign.MemorySegment;

/**
 * What System V and BSD had before sigaction(2) and sigprocmask(2), by these two, as in glibc: one
 * signal at a time, or the first 32 of them in an int.
 */
public final class OldSignals {

    private OldSignals() {
    }

    /** sigset(3): what was there, or SIG_HOLD if the signal was blocked. */
    public static MemorySegment sigset(int sig, MemorySegment disp) {
        sigset_t before = new sigset_t();
        sigaction old = new sigaction();
        boolean hold = disp.address() == SIG_HOLD.address();
        sigaction act = null;
        if (!hold) {
            act = new sigaction();
            act.sa_handler(disp);
        }
        sigset_t set = one(sig);
        if (set == null || SignalActions.sigaction(sig, act, old) < 0
                || SignalActions.sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, set, before) < 0) {
            return SIG_ERR;
        }
        return signal_h.sigismember(before, sig) == 1 ? SIG_HOLD : old.sa_handler();
    }

    /** sighold, sigrelse. */
    public static int block(int how, int sig) {
        sigset_t set = one(sig);
        return set == null ? -1 : SignalActions.sigprocmask(how, set, null);
    }

    public static int ignore(int sig) {
        sigaction act = new sigaction();
        act.sa_handler(SIG_IGN);
        return SignalActions.sigaction(sig, act, null);
    }

    /** The blocked signals, with one of them taken out, for the length of the call. */
    public static int pause(int sig) {
        sigset_t set = new sigset_t();
        if (one(sig) == null || SignalActions.sigprocmask(SIG_BLOCK, null, set) < 0) {
            return -1;
        }
        signal_h.sigdelset(set, sig);
        return signal_h.sigsuspend(set);
    }

    /** sigblock, sigsetmask, siggetmask: the mask that there was. */
    public static int mask(int how, int mask) {
        sigset_t set = new sigset_t();
        set.segment().set(JAVA_INT_UNALIGNED, 0, mask);
        sigset_t before = new sigset_t();
        int result = SignalActions.sigprocmask(how, set, before);
        return result < 0 ? result : before.segment().get(JAVA_INT_UNALIGNED, 0);
    }

    /** The set of one signal; null and EINVAL where there is no such signal. */
    private static sigset_t one(int sig) {
        sigset_t set = new sigset_t();
        if (signal_h.sigaddset(set, sig) < 0) {
            Call.errno(EINVAL);
            return null;
        }
        return set;
    }
}
