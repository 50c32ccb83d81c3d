package cmirror.runtime;

import java.lang.foreign.MemorySegment;

/** ioctl(2), whose third argument is variadic. */
public final class Ioctl {

    private static MemorySegment ioctl;

    private Ioctl() {
    }

    public static int ioctl(int fd, long request, Object argp) {
        Call call = Call.of("ioctl");
        return invoke(call, fd, request, call.out("argp", argp, 0));
    }

    public static int ioctl(int fd, long request, int arg) {
        return invoke(Call.of("ioctl"), fd, request, arg);
    }

    private static int invoke(Call call, int fd, long request, long argument) {
        return call.int32(Variadic.call(call, ioctl != null ? ioctl : (ioctl = Libc.find("ioctl")),
                2, new Object[] {(long) fd, request, argument}));
    }
}
