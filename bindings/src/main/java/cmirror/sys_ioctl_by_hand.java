package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** The variadic call of {@code <sys/ioctl.h>}. */
abstract class sys_ioctl_by_hand extends sys_socket_h {

    /**
     * {@snippet lang=c :
     * int ioctl(int fd, unsigned long request, ...);
     * }
     * Controls a device or socket; what stands at {@code argp} depends on the request. Errors:
     * EBADF, EFAULT, EINVAL, ENOTTY. Source: ioctl(2).
     */
    public static int ioctl(int fd, long request, Object argp) {
        return VariadicCalls.ioctl(fd, request, argp);
    }

    /** The same with a number for {@code argp}, as some requests take. */
    public static int ioctl(int fd, long request, int arg) {
        return VariadicCalls.ioctl(fd, request, arg);
    }
}
