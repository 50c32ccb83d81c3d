package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** The variadic calls of {@code <fcntl.h>}. */
abstract class fcntl_by_hand extends sys_types_h {

    /**
     * {@snippet lang=c :
     * int open(const char *pathname, int flags, ...);
     * }
     * Opens a file and returns its descriptor. Errors: EACCES, EEXIST, EINVAL, EISDIR, EMFILE,
     * ENOENT, ENOTDIR, EROFS and others. Source: open(2).
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
     * As {@link #open}, relative to a directory. Source: openat(2).
     */
    public static int openat(int dirfd, Object pathname, int flags, int mode) {
        return VariadicCalls.openat(dirfd, pathname, flags, mode);
    }

    /**
     * {@snippet lang=c :
     * int fcntl(int fd, int cmd, ...);
     * }
     * Controls a descriptor. Errors: EACCES, EAGAIN, EBADF, EINVAL and others. Source: fcntl(2).
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
