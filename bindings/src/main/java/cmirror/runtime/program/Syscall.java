package cmirror.runtime.program;

import cmirror.runtime.call.Call;
import cmirror.runtime.call.Variadic;
import cmirror.runtime.call.VariadicCalls;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.runtime.process.Faults;
import cmirror.runtime.signals.Kill;
import cmirror.sys_syscall_h;
import java.lang.foreign.MemorySegment;

/** syscall(2): a system call by its number, as far as the JVM survives it. */
public final class Syscall {

    private static MemorySegment syscall;

    private Syscall() {
    }

    public static long call(long number, Object[] arguments) {
        if (isFork(number)) {
            throw new UnsupportedOperationException("syscall: a JVM does not survive a system call"
                    + " that makes a process or a thread; fork() does what it needs");
        }
        if (takesFilesAway(number)) {
            Provisions.load();
        }
        Call call = Call.of("syscall");
        MemorySegment function = syscall != null ? syscall : (syscall = Libc.find("syscall"));
        Object[] words = VariadicCalls.words(call, number, arguments, 6);
        int signal = Kill.signal(number, words);
        if (signal != 0) {
            Faults.die(signal);
        }
        return Variadic.call(call, function, 1, words);
    }

    /** Those that libc has no function for, and those that programs make without it. */
    private static boolean takesFilesAway(long number) {
        return Target.LINUX && (number == sys_syscall_h.SYS_pivot_root
                || number == sys_syscall_h.SYS_chroot || number == sys_syscall_h.SYS_unshare
                || number == sys_syscall_h.SYS_setns || number == sys_syscall_h.SYS_umount2);
    }

    /** The new process or thread would be one that the JVM does not know. */
    private static boolean isFork(long number) {
        return Target.LINUX && (number == sys_syscall_h.SYS_clone
                || number == sys_syscall_h.SYS_clone3
                || Target.LINUX_X86_64 && (number == sys_syscall_h.SYS_fork
                || number == sys_syscall_h.SYS_vfork));
    }
}
