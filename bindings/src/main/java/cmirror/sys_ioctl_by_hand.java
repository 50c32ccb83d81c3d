package cmirror;

import cmirror.runtime.call.VariadicCalls;

/** The variadic call of {@code <sys/ioctl.h>}. */
abstract class sys_ioctl_by_hand extends sys_socket_h {

    /**
     * {@snippet lang=c :
     * int ioctl(int fd, unsigned long request, ...);
     * }
     * Asks a device or a socket for something that is its own; the request says what.
     * <p>{@code request}: SIOCGIFADDR, FIONREAD, TIOCGWINSZ ...; it decides what argument follows.
     * <p>Errors: {@code EBADF} the number is not an open descriptor, or not one that is open for this;
     * {@code EFAULT} a pointer leads to memory that the process does not have; {@code EINVAL} an argument has a
     * value that the call does not take; {@code ENOTTY} the descriptor is no terminal, or its device does not
     * know this request.
     * <p>Source: ioctl(2).
     */
    public static int ioctl(int fd, long request, Object argp) {
        return VariadicCalls.ioctl(fd, request, argp);
    }

    /** The same with a number for {@code argp}, as some requests take. */
    public static int ioctl(int fd, long request, int arg) {
        return VariadicCalls.ioctl(fd, request, arg);
    }
}
