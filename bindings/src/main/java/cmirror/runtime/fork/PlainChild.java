package cmirror.runtime.fork;

import cmirror.runtime.process.Exit;
import java.util.concurrent.locks.LockSupport;

/**
 * The child of libc's fork in a JVM that needs no other thread. One end of it would: System.exit runs
 * the shutdown hooks and asks the VM thread, which does not exist, to end the process. So the child ends
 * among its hooks, and says why.
 */
final class PlainChild {

    /** What the helper's children end with, too, when the VM's threads do not run. */
    private static final int STATUS = 121;

    private static final long FOR_OTHER_HOOKS = 200_000_000;

    private static boolean begun;

    private PlainChild() {
    }

    /** In the child, first of all. */
    static void begin() {
        if (!begun) {
            begun = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(PlainChild::end));
            } catch (IllegalStateException e) {
                // the parent was about to end
            }
        }
    }

    private static void end() {
        LockSupport.parkNanos(FOR_OTHER_HOOKS);
        System.err.println("fork: System.exit needs a thread that the child of a plain fork has not, so "
                + "it ends with status " + STATUS + ": use exit(status)");
        Exit.now(STATUS);
    }
}
