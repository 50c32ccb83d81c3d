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
     * Sets what happens on a signal.
     * <p>{@code signum}: the number of a signal: SIG values; {@code handler}: SIG_IGN, SIG_DFL or a function.
     * <p>Result: the former setting, or SIG_ERR on failure.
     * <p>Errors: {@code EINVAL} there is no such signal, or it is SIGKILL or SIGSTOP.
     * <p>A Java method, as in {@code signal(SIGINT, MyServ::handler)}. What was set before is to be compared
     * with {@code SIG_DFL} and the like by {@code ==}, or set again. System calls that it interrupts are
     * restarted, as with glibc. An exception for SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP, which are the
     * JVM's.
     * <p>Source: signal(2).
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
     * Reads or sets what happens on a signal.
     * <p>{@code signum}: the number of a signal: SIG values; {@code act}: the new setting; NULL leaves it;
     * {@code oldact}: receives the former setting; NULL if not wanted.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EFAULT} a pointer leads to memory that the process does not have; {@code EINVAL} there
     * is no such signal, or it is SIGKILL or SIGSTOP.
     * <p>An exception for SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP, which are the JVM's.
     * <p>Source: sigaction(2).
     */
    public static int sigaction(int signum, Object act, Object oldact) {
        return SignalActions.sigaction(signum, act, oldact);
    }

    /**
     * {@snippet lang=c :
     * int siginterrupt(int sig, int flag);
     * }
     * Says whether a signal's handler makes system calls fail with EINTR.
     * <p>{@code sig}: the number of a signal: SIG values; {@code flag}: 1: they fail; 0: they are restarted.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} an argument has a value that the call does not take.
     * <p>Source: siginterrupt(3).
     */
    public static int siginterrupt(int sig, int flag) {
        return SignalActions.siginterrupt(sig, flag);
    }

    /**
     * {@snippet lang=c :
     * int sigprocmask(int how, const sigset_t *set, sigset_t *oldset);
     * }
     * Reads or changes the set of signals that are blocked for the calling thread.
     * <p>{@code how}: SIG_BLOCK adds, SIG_UNBLOCK removes, SIG_SETMASK replaces; {@code set}: NULL leaves the
     * mask; {@code oldset}: receives the former mask; NULL if not wanted.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EFAULT} a pointer leads to memory that the process does not have; {@code EINVAL} how is
     * none of these.
     * <p>SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP are never blocked: the JVM would end.
     * <p>Source: sigprocmask(2).
     */
    public static int sigprocmask(int how, Object set, Object oldset) {
        return SignalActions.sigprocmask(how, set, oldset);
    }

    /**
     * {@snippet lang=c :
     * int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset);
     * }
     * Reads or changes the set of signals that are blocked for the calling thread.
     * <p>{@code how}: SIG_BLOCK adds, SIG_UNBLOCK removes, SIG_SETMASK replaces; {@code set}: NULL leaves the
     * mask; {@code oldset}: receives the former mask; NULL if not wanted.
     * <p>Result: 0, or the number of the error.
     * <p>Errors (the result): {@code EFAULT} a pointer leads to memory that the process does not have;
     * {@code EINVAL} how is none of these.
     * <p>Source: pthread_sigmask(3).
     */
    public static int pthread_sigmask(int how, Object set, Object oldset) {
        return SignalActions.pthread_sigmask(how, set, oldset);
    }

    /**
     * {@snippet lang=c :
     * int sigaltstack(const stack_t *ss, stack_t *old_ss);
     * }
     * Reads or sets the stack that handlers with SA_ONSTACK run on.
     * <p>{@code ss}: the new stack; NULL leaves it; {@code old_ss}: receives the former stack; NULL if not
     * wanted.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EFAULT} a pointer leads to memory that the process does not have; {@code EINVAL} an
     * argument has a value that the call does not take; {@code ENOMEM} there is not enough memory;
     * {@code EPERM} this takes a privilege that the process does not have.
     * <p>It cannot be set (-1, ENOTSUP and a sentence): the JVM's own handlers would run there, and Java's need
     * none.
     * <p>Source: sigaltstack(2).
     */
    public static int sigaltstack(Object ss, Object old_ss) {
        return SignalActions.sigaltstack(ss, old_ss);
    }

    /**
     * {@snippet lang=c :
     * int kill(pid_t pid, int sig);
     * }
     * Sends a signal to a process or to a group.
     * <p>{@code pid}: a process; 0 the caller's group; -1 every process allowed; below -1 the group -pid;
     * {@code sig}: 0 only checks whether it could be sent.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} there is no such signal; {@code EPERM} the caller may not send that process a
     * signal; {@code ESRCH} there is no such process or group.
     * <p>Source: kill(2).
     */
    public static int kill(int pid, int sig) {
        return Kill.kill(pid, sig);
    }

    /**
     * {@snippet lang=c :
     * int killpg(pid_t pgrp, int sig);
     * }
     * Sends a signal to a process group.
     * <p>{@code pgrp}: 0: the caller's group; {@code sig}: 0 only checks whether it could be sent.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EINVAL} there is no such signal or group number; {@code EPERM} the caller may not send
     * that process a signal; {@code ESRCH} there is no such group.
     * <p>Source: killpg(3).
     */
    public static int killpg(int pgrp, int sig) {
        return Kill.killpg(pgrp, sig);
    }

    /**
     * {@snippet lang=c :
     * int raise(int sig);
     * }
     * Sends a signal to the calling thread.
     * <p>{@code sig}: the number of a signal: SIG values.
     * <p>Result: 0, or another number on failure.
     * <p>Errors: {@code EINVAL} there is no such signal.
     * <p>A handler has run when it returns.
     * <p>Source: raise(3).
     */
    public static int raise(int sig) {
        return Kill.raise(sig);
    }

    /**
     * {@snippet lang=c :
     * int sigqueue(pid_t pid, int sig, const union sigval value);
     * }
     * Sends a signal with a value to a process.
     * <p>{@code pid}: the process; {@code sig}: 0 only checks whether it could be sent; {@code value}: arrives
     * in si_value.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EAGAIN} too many signals are queued; {@code EINVAL} there is no such signal;
     * {@code EPERM} the caller may not send that process a signal; {@code ESRCH} there is no such process.
     * <p>The handler finds the value in {@code si_value}.
     * <p>Source: sigqueue(3).
     */
    public static int sigqueue(int pid, int sig, sigval value) {
        return Kill.sigqueue(pid, sig, value);
    }

    /**
     * {@snippet lang=c :
     * int tgkill(pid_t tgid, pid_t tid, int signal);
     * }
     * Sends a signal to one thread of a process.
     * <p>{@code tgid}: the process that has the thread; {@code tid}: the thread, as gettid numbers it;
     * {@code signal}: the number of a signal: SIG values.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EAGAIN} too many signals are queued; {@code EINVAL} there is no such signal, or no such
     * thread number; {@code EPERM} the caller may not send that process a signal; {@code ESRCH} there is no
     * such thread.
     * <p>Source: tgkill(2).
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
