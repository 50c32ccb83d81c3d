package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** The variadic calls of {@code <fcntl.h>}. */
abstract class fcntl_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int open(const char *pathname, int flags, ...);
     * }
     * Opens a file, or creates it. Takes the permission bits as a third argument with O_CREAT.
     * <p>{@code pathname}: the file's name, found from the current directory unless it begins with /;
     * {@code flags}: O_RDONLY, O_WRONLY or O_RDWR, or'ed with O_CREAT, O_EXCL, O_TRUNC, O_APPEND ...;
     * {@code ...}: with O_CREAT the permission bits, less those of the umask.
     * <p>Result: the descriptor, the lowest that is free; -1 on failure, and errno says why.
     * <p>Errors: {@code EACCES} the file, or a folder of its path, may not be opened so; {@code EBUSY} it is in
     * use; {@code EDQUOT} the user's share of the disk is used up; {@code EEXIST} O_CREAT and O_EXCL are given,
     * and there is such a file already; {@code EFAULT} a pointer leads to memory that the process does not
     * have; {@code EFBIG} the file would become larger than it may; {@code EINTR} a signal came before anything
     * was done; the call may be made again; {@code EINVAL} the flags do not go together; {@code EISDIR} it is a
     * folder, and the flags ask for writing; {@code ELOOP} too many symbolic links lead on from one another;
     * {@code EMFILE} the process has as many descriptors as it may have; {@code ENAMETOOLONG} the name is
     * longer than it may be; {@code ENFILE} the whole system has no room for another open file; {@code ENODEV}
     * there is no such device, or it cannot do this; {@code ENOENT} there is no such file, and O_CREAT is not
     * given; or a folder of its path is missing; {@code ENOMEM} there is not enough memory; {@code ENOSPC} the
     * device is full; {@code ENOTDIR} a part of the path is not a folder; {@code ENXIO} there is no such
     * device, or nobody at its other end; {@code EOPNOTSUPP} a socket of this type cannot do this;
     * {@code EOVERFLOW} the value is too large for the type that is to hold it; {@code EPERM} this takes a
     * privilege that the process does not have; {@code EROFS} the file system can only be read; {@code ETXTBSY}
     * the file is a program that is running; {@code EWOULDBLOCK} the call would have to wait, and the
     * descriptor is non-blocking.
     * <p>Source: open(2).
     */
    public static int open(Object pathname, int flags) {
        return open(pathname, flags, 0);
    }

    /** The same with the permissions of a file that it creates (O_CREAT). */
    public static int open(Object pathname, int flags, int mode) {
        return VariadicCalls.open(pathname, flags, mode);
    }

    /**
     * {@snippet lang=c :
     * int openat(int dirfd, const char *pathname, int flags, ...);
     * }
     * Opens a file as open does, its path starting at an open directory.
     * <p>{@code dirfd}: a directory, or AT_FDCWD for the current one; {@code pathname}: the file's name, found
     * from dirfd unless it begins with /; {@code flags}: O_RDONLY, O_WRONLY or O_RDWR, or'ed with O_CREAT,
     * O_EXCL, O_TRUNC, O_APPEND ...; {@code ...}: with O_CREAT the permission bits, less those of the umask.
     * <p>Result: the descriptor, the lowest that is free; -1 on failure, and errno says why.
     * <p>Errors: {@code EACCES} permission is missing; {@code EBADF} dirfd is not an open descriptor, and the
     * path does not begin with /; {@code EBUSY} it is in use; {@code EDQUOT} the user's share of the disk is
     * used up; {@code EEXIST} there is something of that name already; {@code EFAULT} a pointer leads to memory
     * that the process does not have; {@code EFBIG} the file would become larger than it may; {@code EINTR} a
     * signal came before anything was done; the call may be made again; {@code EINVAL} an argument has a value
     * that the call does not take; {@code EISDIR} the name is that of a folder; {@code ELOOP} too many symbolic
     * links lead on from one another; {@code EMFILE} the process has as many descriptors as it may have;
     * {@code ENAMETOOLONG} the name is longer than it may be; {@code ENFILE} the whole system has no room for
     * another open file; {@code ENODEV} there is no such device, or it cannot do this; {@code ENOENT} there is
     * no file or folder of that name; {@code ENOMEM} there is not enough memory; {@code ENOSPC} the device is
     * full; {@code ENOTDIR} a part of the path is not a folder; {@code ENXIO} there is no such device, or
     * nobody at its other end; {@code EOPNOTSUPP} a socket of this type cannot do this; {@code EOVERFLOW} the
     * value is too large for the type that is to hold it; {@code EPERM} this takes a privilege that the process
     * does not have; {@code EROFS} the file system can only be read; {@code ETXTBSY} the file is a program that
     * is running; {@code EWOULDBLOCK} the call would have to wait, and the descriptor is non-blocking.
     * <p>Source: openat(2).
     */
    public static int openat(int dirfd, Object pathname, int flags, int mode) {
        return VariadicCalls.openat(dirfd, pathname, flags, mode);
    }

    /**
     * {@snippet lang=c :
     * int fcntl(int fd, int cmd, ...);
     * }
     * Asks or changes something about a descriptor: its flags, its locks, a copy of it.
     * <p>{@code fd}: a descriptor; {@code cmd}: F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD, F_GETLK, F_SETLK
     * ...; an argument may follow; {@code ...}: what the command takes: an int, or a struct flock for locks.
     * <p>Result: what the command asks for, as the flags for F_GETFL; 0 for what sets something; -1 on failure,
     * and errno says why.
     * <p>Errors: {@code EACCES} another process has a lock there; {@code EAGAIN} another process has a lock
     * there; {@code EBADF} the number is not an open descriptor, or not one that is open for this;
     * {@code EBUSY} it is in use; {@code EDEADLK} to wait for this lock would be to wait for oneself;
     * {@code EFAULT} a pointer leads to memory that the process does not have; {@code EINTR} a signal came
     * before anything was done; the call may be made again; {@code EINVAL} the command or its argument is none
     * that this system has; {@code EMFILE} the process has as many descriptors as it may have; {@code ENOLCK}
     * there are no more locks to be had; {@code ENOTDIR} a part of the path is not a folder; {@code EPERM} this
     * takes a privilege that the process does not have.
     * <p>Source: fcntl(2).
     */
    public static int fcntl(int fd, int cmd) {
        return VariadicCalls.fcntl(fd, cmd, 0);
    }

    /** The same with a number, as F_SETFL and F_DUPFD take. */
    public static int fcntl(int fd, int cmd, int arg) {
        return VariadicCalls.fcntl(fd, cmd, arg);
    }

    /** The same with a struct, as F_SETLK and F_GETLK take. */
    public static int fcntl(int fd, int cmd, Object arg) {
        return VariadicCalls.fcntl(fd, cmd, arg);
    }
}
