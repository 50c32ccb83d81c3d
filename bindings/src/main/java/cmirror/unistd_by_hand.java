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

    /**
     * {@snippet lang=c :
     * int daemon(int nochdir, int noclose);
     * }
     * Goes on as a child without terminal: in / unless {@code nochdir} is not 0, its standard
     * streams on /dev/null unless {@code noclose} is not 0. The parent ends. Returns 0, or -1.
     * Errors: those of fork and setsid. Source: daemon(3).
     */
    public static int daemon(int nochdir, int noclose) {
        int pid = fork();
        if (pid < 0) {
            return -1;
        } else if (pid > 0) {
            _exit(0);
        }
        if (unistd_h.setsid() < 0) {
            return -1;
        }
        if (nochdir == 0) {
            unistd_h.chdir("/");
        }
        int fd = noclose == 0 ? fcntl_h.open("/dev/null", fcntl_h.O_RDWR) : -1;
        for (int stream = 0; fd >= 0 && stream < 3; stream++) {
            unistd_h.dup2(fd, stream);
        }
        if (fd > 2) {
            unistd_h.close(fd);
        }
        return 0;
    }
}
