package cmirror.runtime;

import java.lang.foreign.MemorySegment;

/** open, openat, shm_open, fcntl and ioctl, whose last argument is variadic. */
public final class VariadicCalls {

    private static MemorySegment open;
    private static MemorySegment openat;
    private static MemorySegment shmOpen;
    private static MemorySegment fcntl;
    private static MemorySegment ioctl;

    private VariadicCalls() {
    }

    public static int open(Object pathname, int flags, int mode) {
        Call call = Call.of("open");
        return call.int32(Variadic.call(call, open != null ? open : (open = Libc.find("open")), 2,
                new Object[] {call.string("pathname", pathname), (long) flags, (long) mode}));
    }

    public static int openat(int dirfd, Object pathname, int flags, int mode) {
        Call call = Call.of("openat");
        return call.int32(Variadic.call(call,
                openat != null ? openat : (openat = Libc.find("openat")), 3,
                new Object[] {(long) dirfd, call.string("pathname", pathname), (long) flags,
                    (long) mode}));
    }

    public static int shm_open(Object name, int oflag, int mode) {
        Call call = Call.of("shm_open");
        return call.int32(Variadic.call(call,
                shmOpen != null ? shmOpen : (shmOpen = Libc.find("shm_open")), 2,
                new Object[] {call.string("name", name), (long) oflag, (long) mode}));
    }

    public static int fcntl(int fd, int cmd, int arg) {
        return fcntl(Call.of("fcntl"), fd, cmd, arg);
    }

    public static int fcntl(int fd, int cmd, Object arg) {
        Call call = Call.of("fcntl");
        return fcntl(call, fd, cmd, call.out("arg", arg, 0));
    }

    private static int fcntl(Call call, int fd, int cmd, long arg) {
        return call.int32(Variadic.call(call,
                fcntl != null ? fcntl : (fcntl = Libc.find("fcntl")), 2,
                new Object[] {(long) fd, (long) cmd, arg}));
    }

    public static int ioctl(int fd, long request, int arg) {
        return ioctl(Call.of("ioctl"), fd, request, arg);
    }

    public static int ioctl(int fd, long request, Object argp) {
        Call call = Call.of("ioctl");
        return ioctl(call, fd, request, call.out("argp", argp, 0));
    }

    private static int ioctl(Call call, int fd, long request, long arg) {
        return call.int32(Variadic.call(call,
                ioctl != null ? ioctl : (ioctl = Libc.find("ioctl")), 2,
                new Object[] {(long) fd, request, arg}));
    }
}
