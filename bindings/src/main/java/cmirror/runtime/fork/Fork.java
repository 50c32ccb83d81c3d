package cmirror.runtime.fork;

import static cmirror.errno_h.ENOTSUP;
import static cmirror.signal_h.SIGCHLD;

import cmirror.clone_fn_t;
import cmirror.runtime.call.Call;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.inject.Seen;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.process.Exit;
import cmirror.runtime.process.Uncaught;
import java.lang.foreign.MemorySegment;

/**
 * fork(2) of a JVM. libc's copies only the thread that calls it: the child has no collector and no
 * compiler, and hangs as soon as it needs one. So the whole JVM is forked, by {@link ForkHelper};
 * and where that does not exist, libc's fork is used in a JVM that needs neither of the two, which
 * {@code ./lab} starts.
 */
public final class Fork {

    /** Whether the program has used pthreads or pthread_atfork. */
    static boolean hooked;

    private static MemorySegment fork;

    private Fork() {
    }

    public static int fork() {
        if (!Call.SEEN) {
            return hooked ? ForkHooks.fork() : process();
        }
        Seen seen = Seen.enter("fork");
        int pid = !seen.isMade() ? (int) seen.result(Call.current().state())
                : hooked ? ForkHooks.fork() : process();
        if (pid == 0) {
            seen.forked();
        }
        seen.leaveWith(pid, Call.errno());
        return pid;
    }

    /** clone(2), as far as it is a fork that runs a method in the child. */
    public static int clone(clone_fn_t fn, int flags, Object arg) {
        if (flags != SIGCHLD) {
            throw new UnsupportedOperationException("clone: a JVM can only be copied as a whole: "
                    + "flags is SIGCHLD, not 0x" + Integer.toHexString(flags));
        }
        int pid = fork();
        if (pid == 0) {
            int status = 1;
            try {
                status = fn.call(arg);
            } catch (Throwable e) {
                Uncaught.tell(e);
            }
            Exit.now(status); // no exit: C's clone does not flush stdio either
        }
        return pid;
    }

    /** The fork itself. */
    static int process() {
        if (needsNoThreads()) {
            Call call = Call.of("cmirror: fork");
            int pid = call.int32(call.invoke(fork != null ? fork : (fork = Libc.find("fork"))));
            if (pid == 0) {
                PlainChild.begin();
            }
            return pid;
        }
        ForkHelper helper = ForkHelper.load();
        if (helper == null) {
            return refused(NativeHelper.error(), NativeHelper.why()
                    + (NativeHelper.error() == ENOTSUP ? "; or start the JVM with -Xint "
                    + "-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -XX:MetaspaceSize=1g "
                    + "-Dcmirror.fork=safe" : ""));
        }
        int pid = helper.fork();
        String why = pid < 0 ? helper.why() : "";
        return why.isEmpty() ? pid : refused(Call.errno(), why);
    }

    private static int refused(int error, String why) {
        System.err.println("fork: " + why);
        Call.errno(error);
        return -1;
    }

    /** Whether this JVM was started without compiler and collector: -Xint, Epsilon. */
    private static boolean needsNoThreads() {
        return "safe".equals(System.getProperty("cmirror.fork"))
                && System.getProperty("java.vm.info", "").startsWith("interpreted mode");
    }
}
