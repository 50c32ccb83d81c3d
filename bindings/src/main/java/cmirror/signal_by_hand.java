package cmirror;

import cmirror.runtime.call.Trivial;
import cmirror.runtime.callback.Functions;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Missing;
import cmirror.runtime.libc.Target;
import cmirror.runtime.signals.Kill;
import cmirror.runtime.signals.SignalActions;
import cmirror.runtime.signals.Signals;
import java.lang.foreign.MemorySegment;

/**
 * What {@code <signal.h>} has and a JVM must do with care: a Java method as a signal handler, and
 * masks that leave the JVM its own signals. docs/signals.md tells how it works.
 */
abstract class signal_by_hand extends signal_old_by_hand {

    /**
     * {@snippet lang=c :
     * sighandler_t signal(int signum, sighandler_t handler);
     * }
     * Sets what a signal does: a Java method, as in {@code signal(SIGINT, MyServ::handler)}. Returns
     * what was set before, to be compared with {@code SIG_DFL} and the like by {@code ==} or set
     * again, or {@code SIG_ERR}. System calls that it interrupts are restarted, as with glibc.
     * Errors: EINVAL. An exception for SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP, which are the
     * JVM's. Source: signal(2).
     */
    public static MemorySegment signal(int signum, sighandler_t handler) {
        return Signals.signal(signum, Functions.pointer(handler));
    }

    /** The same for {@code SIG_IGN}, {@code SIG_DFL}, or what an earlier call has returned. */
    public static MemorySegment signal(int signum, Object handler) {
        return Signals.signal(signum, handler);
    }

    /**
     * {@snippet lang=c :
     * int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact);
     * }
     * Sets what a signal does, unless act is NULL, and stores what it did before, unless oldact is.
     * Returns 0, or -1. Errors: EFAULT, EINVAL. An exception for SIGSEGV, SIGBUS, SIGFPE, SIGILL and
     * SIGTRAP, which are the JVM's. Source: sigaction(2).
     */
    public static int sigaction(int signum, Object act, Object oldact) {
        return SignalActions.sigaction(signum, act, oldact);
    }

    /**
     * {@snippet lang=c :
     * int siginterrupt(int sig, int flag);
     * }
     * Says whether a handler makes system calls fail with EINTR (flag 1) or they are restarted (0).
     * Errors: EINVAL. Source: siginterrupt(3).
     */
    public static int siginterrupt(int sig, int flag) {
        return SignalActions.siginterrupt(sig, flag);
    }

    /**
     * {@snippet lang=c :
     * int sigprocmask(int how, const sigset_t *set, sigset_t *oldset);
     * }
     * Reads or changes the set of signals that are blocked for the calling thread. SIGSEGV, SIGBUS,
     * SIGFPE, SIGILL and SIGTRAP are never blocked: the JVM would end. Errors: EFAULT, EINVAL. Source:
     * sigprocmask(2).
     */
    public static int sigprocmask(int how, Object set, Object oldset) {
        return SignalActions.sigprocmask(how, set, oldset);
    }

    /**
     * {@snippet lang=c :
     * int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);
     * }
     * As sigprocmask, but returns the error number: EFAULT, EINVAL. Source: pthread_sigmask(3).
     */
    public static int pthread_sigmask(int how, Object set, Object oldset) {
        return SignalActions.pthread_sigmask(how, set, oldset);
    }

    /**
     * {@snippet lang=c :
     * int sigaltstack(const stack_t *ss, stack_t *old_ss);
     * }
     * Reads the stack that handlers with SA_ONSTACK run on. It cannot be set (-1, ENOTSUP and a
     * sentence): the JVM's own handlers would run there, and Java's need none. Source: sigaltstack(2).
     */
    public static int sigaltstack(Object ss, Object old_ss) {
        return SignalActions.sigaltstack(ss, old_ss);
    }

    /**
     * {@snippet lang=c :
     * int kill(pid_t pid, int sig);
     * }
     * Sends a signal to a process: pid 0 is all of the caller's group, -1 all processes, another
     * negative pid the group -pid; sig 0 only asks whether it could be sent. Returns 0, or -1. Errors:
     * EINVAL (there is no such signal), EPERM (the caller may not), ESRCH (there is no such process).
     * Source: kill(2).
     */
    public static int kill(int pid, int sig) {
        return Kill.kill(pid, sig);
    }

    /**
     * {@snippet lang=c :
     * int killpg(int pgrp, int sig);
     * }
     * Sends a signal to a process group; 0 is the caller's. Returns 0, or -1. Errors: EINVAL (there is
     * no such signal or group number), EPERM (the caller may not), ESRCH (there is no such group).
     * Source: killpg(3).
     */
    public static int killpg(int pgrp, int sig) {
        return Kill.killpg(pgrp, sig);
    }

    /**
     * {@snippet lang=c :
     * int raise(int sig);
     * }
     * Sends a signal to the calling thread; a handler has run when it returns. Returns 0, or -1. Errors:
     * EINVAL (there is no such signal). Source: raise(3).
     */
    public static int raise(int sig) {
        return Kill.raise(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigqueue(pid_t pid, int sig, const union sigval value);
     * }
     * Sends a signal with a value, which the handler finds in {@code si_value}. Returns 0, or -1.
     * Errors: EAGAIN (too many are queued), EINVAL (there is no such signal), EPERM (the caller may
     * not), ESRCH (there is no such process). Source: sigqueue(3).
     */
    public static int sigqueue(int pid, int sig, sigval value) {
        return Kill.sigqueue(pid, sig, value);
    }

    /**
     * {@snippet lang=c :
     * int tgkill(pid_t tgid, pid_t tid, int signal);
     * }
     * Sends a signal to one thread of a process, by gettid's number. Errors: EAGAIN, EINVAL, EPERM, ESRCH.
     * Source: tgkill(2).
     */
    public static int tgkill(int tgid, int tid, int signal) {
        return Kill.tgkill(tgid, tid, signal);
    }

    /** {@code SIGRTMIN}: the first real-time signal that glibc leaves to programs. */
    public static int SIGRTMIN() {
        return realTime("SIGRTMIN", "__libc_current_sigrtmin");
    }

    /** {@code SIGRTMAX}: the last real-time signal. */
    public static int SIGRTMAX() {
        return realTime("SIGRTMAX", "__libc_current_sigrtmax");
    }

    private static int realTime(String name, String function) {
        return Target.MACOS ? Missing.constant(name) : (int) Trivial.call(Libc.find(function));
    }

    /** {@code SIGSTKSZ}: bytes that a stack for signal handlers should have. */
    public static int SIGSTKSZ() {
        return Target.MACOS ? 131072 : (int) sysconf(_SC_SIGSTKSZ);
    }

    /** {@code MINSIGSTKSZ}: bytes that it must have. */
    public static int MINSIGSTKSZ() {
        return Target.MACOS ? 32768 : (int) sysconf(_SC_MINSIGSTKSZ);
    }
}
