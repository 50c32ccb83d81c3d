package cmirror;

import cmirror.runtime.fork.Fork;
import cmirror.runtime.process.Exec;
import cmirror.runtime.process.Exit;
import cmirror.runtime.process.Getopt;
import cmirror.runtime.program.Syscall;

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

    /**
     * {@snippet lang=c :
     * pid_t vfork(void);
     * }
     * As {@link #fork}: the child has memory of its own, and the parent does not wait for it. A
     * program that keeps to what vfork allows (exec or _exit in the child) sees no difference.
     * Errors: as fork. Source: vfork(2).
     */
    public static int vfork() {
        return Fork.fork();
    }

    /**
     * {@snippet lang=c :
     * int execl(const char *pathname, const char *arg, ...);
     * }
     * Replaces the program of the process: {@code execl("/bin/ls", "ls", "-l", NULL)}; the NULL at
     * the end may be left out. Returns only on failure, -1. Errors: as execve. Source: execl(3).
     */
    public static int execl(Object pathname, Object... arg) {
        return Exec.execl(pathname, arg);
    }

    /**
     * {@snippet lang=c :
     * int execlp(const char *file, const char *arg, ...);
     * }
     * As {@link #execl}, with a program that is searched in PATH. Source: execlp(3).
     */
    public static int execlp(Object file, Object... arg) {
        return Exec.execlp(file, arg);
    }

    /**
     * {@snippet lang=c :
     * int execle(const char *pathname, const char *arg, ...);
     * }
     * As {@link #execl}, with an environment behind the NULL that ends the arguments:
     * {@code execle("/bin/sh", "sh", NULL, env)}. Source: execle(3).
     */
    public static int execle(Object pathname, Object... arg) {
        return Exec.execle(pathname, arg);
    }

    /**
     * {@snippet lang=c :
     * int getopt(int argc, char *const argv[], const char *optstring);
     * }
     * The next option letter of the command line; -1 after the last, '?' for an unknown one. The
     * option's argument is {@code optarg()}, the next element to look at {@code optind()}. glibc
     * moves what is no option to the end of argv, also in a Java array. Source: getopt(3).
     */
    public static int getopt(int argc, Object argv, Object optstring) {
        return Getopt.getopt(argc, argv, optstring);
    }

    /**
     * {@snippet lang=c :
     * long syscall(long number, ...);
     * }
     * Makes a system call by its number ({@code SYS_gettid} of sys_syscall_h) with up to six
     * arguments: numbers, structs, buffers, strings. Calls that make a process or a thread would
     * leave a JVM without its threads: they are refused. Returns -1 on failure. Errors: the call's.
     * Source: syscall(2).
     */
    public static long syscall(long number, Object... arguments) {
        return Syscall.call(number, arguments);
    }
}
