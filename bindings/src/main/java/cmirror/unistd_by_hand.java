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
     * Creates a child, a copy of the calling process.
     * <p>Result: the child's id in the parent and 0 in the child; -1 on failure, and errno says why.
     * <p>Errors: {@code EAGAIN} the user has as many processes or threads as he may have; {@code ENOMEM} there
     * is not enough memory for another process; {@code ENOSYS} this system cannot fork.
     * <p>ENOTSUP also where this JVM cannot be forked safely: a sentence on stderr says why.
     * <p>Source: fork(2).
     */
    public static int fork() {
        return Fork.fork();
    }

    /**
     * {@snippet lang=c :
     * void _exit(int status);
     * }
     * Ends the process at once, without atexit functions and without writing out streams.
     * <p>{@code status}: 0 to 255 reach the parent.
     * <p>Errors: none.
     * <p>Source: _exit(2).
     */
    public static void _exit(int status) {
        Exit.now(status);
    }

    /**
     * {@snippet lang=c :
     * int daemon(int nochdir, int noclose);
     * }
     * Detaches the process from its terminal and carries on in the background.
     * <p>{@code nochdir}: 0 changes to the root directory; {@code noclose}: 0 points the standard streams at
     * /dev/null.
     * <p>Result: 0; -1 on failure, and errno says why.
     * <p>Errors: {@code EAGAIN} not now: the call would have to wait, or something is used up for the moment;
     * {@code ENOMEM} there is not enough memory; {@code ENOSYS} this system does not have the call;
     * {@code EPERM} this takes a privilege that the process does not have.
     * <p>Source: daemon(3).
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
     * Creates a child that shares the parent's memory; the parent waits until it calls exec or _exit.
     * <p>Result: the child's id in the parent and 0 in the child; -1 on failure, and errno says why.
     * <p>Errors: {@code EAGAIN} not now: the call would have to wait, or something is used up for the moment;
     * {@code ENOMEM} there is not enough memory; {@code ENOSYS} this system does not have the call.
     * <p>Here it is {@link #fork}: the child has memory of its own, and the parent does not wait for it. A
     * program that keeps to what vfork allows (exec or _exit in the child) sees no difference.
     * <p>Source: vfork(2).
     */
    public static int vfork() {
        return Fork.fork();
    }

    /**
     * {@snippet lang=c :
     * int execl(const char *pathname, const char *arg, ...);
     * }
     * Replaces the program, with the arguments listed.
     * <p>{@code pathname}: the file's name, found from the current directory unless it begins with /;
     * {@code arg}: the program's name; more arguments follow, ended by NULL; {@code ...}: more of the same; of
     * exec's kin, NULL at the end.
     * <p>Result: -1, only on failure.
     * <p>Errors: {@code E2BIG} the arguments or the message are longer than the system takes; {@code EACCES} a
     * folder of the path may not be searched, or the file does not allow it; {@code EAGAIN} not now: the call
     * would have to wait, or something is used up for the moment; {@code EFAULT} a pointer leads to memory that
     * the process does not have; {@code EINVAL} an argument has a value that the call does not take;
     * {@code EIO} the device failed; {@code EISDIR} the name is that of a folder; {@code ELIBBAD} a shared
     * library is corrupt; {@code ELOOP} too many symbolic links lead on from one another; {@code EMFILE} the
     * process has as many descriptors as it may have; {@code ENAMETOOLONG} the name is longer than it may be;
     * {@code ENFILE} the whole system has no room for another open file; {@code ENOENT} there is no file or
     * folder of that name; {@code ENOEXEC} the file is no program that this system can run; {@code ENOMEM}
     * there is not enough memory; {@code ENOTDIR} a part of the path is not a folder; {@code EPERM} this takes
     * a privilege that the process does not have; {@code ETXTBSY} the file is a program that is running.
     * <p>{@code execl("/bin/ls", "ls", "-l", NULL)}; the NULL at the end may be left out.
     * <p>Source: execl(3).
     */
    public static int execl(Object pathname, Object... arg) {
        return Exec.execl(pathname, arg);
    }

    /**
     * {@snippet lang=c :
     * int execlp(const char *file, const char *arg, ...);
     * }
     * Replaces the program, searched in PATH, with the arguments listed.
     * <p>{@code file}: the program's name, looked for in PATH unless it has a /; {@code arg}: the program's
     * name; more arguments follow, ended by NULL; {@code ...}: more of the same; of exec's kin, NULL at the
     * end.
     * <p>Result: -1, only on failure.
     * <p>Errors: those of {@link #execl}.
     * <p>Otherwise as {@link #execl}.
     * <p>Source: execlp(3).
     */
    public static int execlp(Object file, Object... arg) {
        return Exec.execlp(file, arg);
    }

    /**
     * {@snippet lang=c :
     * int execle(const char *pathname, const char *arg, ...);
     * }
     * Replaces the program, with arguments and environment given.
     * <p>{@code pathname}: the file's name, found from the current directory unless it begins with /;
     * {@code arg}: the program's name; more arguments follow, ended by NULL, then the environment; {@code ...}:
     * more of the same; of exec's kin, NULL at the end.
     * <p>Result: -1, only on failure.
     * <p>Errors: those of {@link #execl}.
     * <p>The environment stands behind the NULL that ends the arguments: {@code execle("/bin/sh", "sh", NULL,
     * env)}.
     * <p>Source: execle(3).
     */
    public static int execle(Object pathname, Object... arg) {
        return Exec.execle(pathname, arg);
    }

    /**
     * {@snippet lang=c :
     * int getopt(int argc, char *const *argv, const char *optstring);
     * }
     * Returns the next option letter of the command line; -1 after the last, '?' for an unknown one. Keeps the
     * place in optind and the option's argument in optarg.
     * <p>{@code argc}: how many arguments main has got; {@code argv}: the arguments, the program's name first,
     * ended by NULL; {@code optstring}: the letters; one colon behind a letter: it takes an argument.
     * <p>Result: the letter; -1 after the last, '?' for an unknown one.
     * <p>Errors: none.
     * <p>The option's argument is {@code optarg()}, the next element to look at {@code optind()}. glibc moves
     * what is no option to the end of argv, also in a Java array.
     * <p>Source: getopt(3).
     */
    public static int getopt(int argc, Object argv, Object optstring) {
        return Getopt.getopt(argc, argv, optstring);
    }

    /**
     * {@snippet lang=c :
     * long syscall(long number, ...);
     * }
     * Makes a system call by its number.
     * <p>{@code number}: SYS_ value; its arguments follow; {@code ...}: the arguments of the call.
     * <p>Result: what the call has for a result; -1 on failure, and errno says why.
     * <p>Errors: {@code ENOSYS} this system does not have the call.
     * <p>{@code number} is one of sys_syscall_h, such as SYS_gettid; up to six arguments: numbers, structs,
     * buffers, strings. Calls that make a process or a thread would leave a JVM without its threads: they are
     * refused.
     * <p>Source: syscall(2).
     */
    public static long syscall(long number, Object... arguments) {
        return Syscall.call(number, arguments);
    }
}
