package cmirror.runtime;

import static cmirror.errno_h.ENOTSUP;

import java.lang.foreign.MemorySegment;

/** fork(2) of a JVM. */
public final class Fork {

    private static MemorySegment fork;

    private Fork() {
    }

    /**
     * libc's fork copies only the thread that calls it: the child has no collector and no
     * compiler, and would hang as soon as it needs one. It is safe in a JVM that needs neither,
     * which is what the launcher starts for a program that forks.
     */
    public static int fork() {
        if (!isSafe()) {
            System.err.println("fork: this JVM cannot be forked: it was not started with -Xint "
                    + "-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -Dcmirror.fork=safe "
                    + "(./lab does so)");
            Call.errno(ENOTSUP);
            return -1;
        }
        Call call = Call.of("fork");
        return call.int32(call.invoke(fork != null ? fork : (fork = Libc.find("fork"))));
    }

    private static boolean isSafe() {
        return "safe".equals(System.getProperty("cmirror.fork"))
                && System.getProperty("java.vm.info", "").startsWith("interpreted mode");
    }
}
