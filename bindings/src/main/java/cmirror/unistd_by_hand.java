package cmirror;

import cmirror.runtime.Exit;
import cmirror.runtime.Fork;

/** What {@code <unistd.h>} has and a JVM must do with care. */
abstract class unistd_by_hand extends stdlib_h {

    /**
     * {@snippet lang=c :
     * pid_t fork(void);
     * }
     * Makes a copy of this process: returns the child's pid in the parent, 0 in the child, and -1
     * on failure. Errors: EAGAIN, ENOMEM, and ENOTSUP where this JVM cannot be forked safely; a
     * sentence on stderr says why. Source: fork(2).
     */
    public static int fork() {
        return Fork.fork();
    }

    /**
     * {@snippet lang=c :
     * void _exit(int status);
     * }
     * Ends the process at once; what is in stdio's buffers is lost. Source: _exit(2).
     */
    public static void _exit(int status) {
        Exit.now(status);
    }
}
