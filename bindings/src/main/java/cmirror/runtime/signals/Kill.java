package cmirror.runtime.signals;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.process.Faults;
import cmirror.siginfo_t;
import cmirror.signal_h;
import cmirror.sigval;
import cmirror.sys_syscall_h;
import java.lang.foreign.MemorySegment;

/** The calls that send a signal. One of the JVM's own to ourselves takes a way of its own. */
public final class Kill {

    private static MemorySegment raise;
    private static MemorySegment kill;
    private static MemorySegment killpg;
    private static MemorySegment sigqueue;
    private static MemorySegment pthreadKill;
    private static MemorySegment pthreadSigqueue;
    private static long ticket;

    private Kill() {
    }

    public static int raise(int sig) {
        if (sig == Signals.shared && sig != 0) {
            int error = toThread("raise", Call.of("cmirror: pthread_self")
                    .invoke(Libc.find("pthread_self")), sig);
            return error == 0 ? 0 : -1;
        }
        MemorySegment function = raise != null ? raise : (raise = Libc.find("raise"));
        Call call = Call.of("raise");
        return call.int32(send(Faults.isFault(sig), sig, call, function, sig, 0, 0));
    }

    public static int kill(int pid, int sig) {
        MemorySegment function = kill != null ? kill : (kill = Libc.find("kill"));
        boolean us = Faults.dumpsCore(sig) && (pid == 0 || pid == id("getpid") || pid == -id("getpgrp"));
        Call call = Call.of("kill");
        return call.int32(send(us, sig, call, function, pid, sig, 0));
    }

    public static int killpg(int pgrp, int sig) {
        MemorySegment function = killpg != null ? killpg : (killpg = Libc.find("killpg"));
        boolean us = Faults.dumpsCore(sig) && (pgrp == 0 || pgrp == id("getpgrp"));
        Call call = Call.of("killpg");
        return call.int32(send(us, sig, call, function, pgrp, sig, 0));
    }

    public static int sigqueue(int pid, int sig, sigval value) {
        MemorySegment function = sigqueue != null ? sigqueue : (sigqueue = Libc.find("sigqueue"));
        boolean us = Faults.dumpsCore(sig) && pid == id("getpid");
        Call call = Call.of("sigqueue");
        return call.int32(send(us, sig, call, function, pid, sig, call.bits("value", value)));
    }

    public static int tgkill(int tgid, int tid, int sig) {
        MemorySegment function = Libc.find("tgkill");
        boolean ours = tgid == id("getpid");
        if (sig == Signals.shared && sig != 0 && ours) {
            return queueTo(tgid, tid, sig);
        }
        boolean us = Faults.isFault(sig) && ours;
        Call call = Call.of("tgkill");
        return call.int32(send(us, sig, call, function, tgid, tid, sig));
    }

    /** To a thread of this process. */
    public static int pthreadKill(long thread, int sig) {
        if (sig == Signals.shared && sig != 0) {
            return toThread("pthread_kill", thread, sig);
        }
        MemorySegment function = pthreadKill != null ? pthreadKill
                : (pthreadKill = Libc.find("pthread_kill"));
        return (int) send(Faults.isFault(sig), sig, Call.of("pthread_kill"), function, thread, sig, 0);
    }

    /** One that the JVM uses as well: it knows its own by their having come from tgkill(2), we ours. */
    private static int toThread(String name, long thread, int sig) {
        long value = ticket();
        return (int) Call.of(name).invoke(pthreadSigqueue != null ? pthreadSigqueue
                : (pthreadSigqueue = Libc.find("pthread_sigqueue")), thread, sig, value);
    }

    private static long ticket() {
        if (ticket == 0) {
            ticket = Libc.call(NativeHelper.find("cmirror_signal_ticket"), Errno.IGNORED, 0, 0, 0, 0, 0, 0);
        }
        return ticket;
    }

    /** The same of a thread that is known by its number. */
    private static int queueTo(int tgid, int tid, int sig) {
        siginfo_t info = new siginfo_t();
        info.si_signo(sig);
        info.si_code(signal_h.SI_QUEUE);
        info.si_pid(tgid);
        info.si_uid(id("getuid"));
        info.segment().set(JAVA_LONG_UNALIGNED, siginfo_t.si_value$offset(), ticket());
        Call call = Call.of("tgkill");
        return call.int32(Variadic.call(call, Libc.find("syscall"), 1, new Object[] {
            (long) sys_syscall_h.SYS_rt_tgsigqueueinfo, (long) tgid, (long) tid, (long) sig,
            call.in("info", info, siginfo_t.layout().byteSize())}));
    }

    /** The signal of the JVM's own that syscall(2) with these words sends to this process, else 0. */
    public static int signal(long number, Object[] words) {
        for (int i = 2; i <= 3 && i < words.length; i++) {
            if (words[i] instanceof Long sig && Faults.isFault((int) (long) sig)
                    && sends(number, i, (int) (long) (Long) words[1])) {
                return (int) (long) sig;
            }
        }
        return 0;
    }

    /** Whether the word at this place is the signal's number, and the target is in this process. */
    private static boolean sends(long number, int place, int target) {
        boolean toProcess = place == 2 && (number == sys_syscall_h.SYS_kill
                || number == sys_syscall_h.SYS_rt_sigqueueinfo);
        boolean toThread = place == 3 && (number == sys_syscall_h.SYS_tgkill
                || number == sys_syscall_h.SYS_rt_tgsigqueueinfo);
        if (place == 2 && number == sys_syscall_h.SYS_tkill) {
            Call call = Call.of("cmirror: tgkill");
            return call.invoke(Libc.find("tgkill"), id("getpid"), target, 0) == 0;
        }
        return (toProcess || toThread) && target == id("getpid")
                || toProcess && (target == 0 || target == -id("getpgrp"));
    }

    private static long send(boolean us, int sig, Call call, MemorySegment function, long a, long b,
            long c) {
        return us ? Faults.send(sig, call, function, a, b, c)
                : call.invoke(function, a, b, c);
    }

    private static int id(String function) {
        return (int) Call.of("cmirror: " + function).invoke(Libc.find(function));
    }
}
