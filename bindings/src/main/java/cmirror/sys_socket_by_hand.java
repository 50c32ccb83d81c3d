package cmirror;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <sys/socket.h>} that walk through ancillary data. */
abstract class sys_socket_by_hand extends stdio_h {

    /** {@code CMSG_ALIGN(length)}: rounded up to where a message may begin. */
    public static int CMSG_ALIGN(long length) {
        int unit = Target.MACOS ? 4 : 8;
        return (int) (length + unit - 1 & -unit);
    }

    /** {@code CMSG_LEN(length)}: cmsg_len of a message with that many bytes of data. */
    public static int CMSG_LEN(long length) {
        return (int) (CMSG_ALIGN(cmsghdr.layout().byteSize()) + length);
    }

    /** {@code CMSG_SPACE(length)}: the room that such a message takes. */
    public static int CMSG_SPACE(long length) {
        return CMSG_ALIGN(cmsghdr.layout().byteSize()) + CMSG_ALIGN(length);
    }

    /**
     * {@code CMSG_DATA(cmsg)}: the data of a message, as many bytes as its cmsg_len says, or while
     * that is not set yet, as many as the control buffer has.
     */
    public static MemorySegment CMSG_DATA(cmsghdr cmsg) {
        Given.read("CMSG_DATA", "cmsg", cmsg);
        int header = CMSG_ALIGN(cmsghdr.layout().byteSize());
        long length = cmsg.cmsg_len() - header;
        MemorySegment data = cmsg.memory$().asSlice(Math.min(header, cmsg.memory$().byteSize()));
        return length <= 0 || length > data.byteSize() ? data : data.asSlice(0, length);
    }

    /** {@code CMSG_FIRSTHDR(&msg)}: the first message, or NULL. */
    public static cmsghdr CMSG_FIRSTHDR(msghdr msg) {
        Given.read("CMSG_FIRSTHDR", "mhdr", msg);
        long size = cmsghdr.layout().byteSize();
        return Long.compareUnsigned(msg.msg_controllen(), size) < 0 || msg.msg_control() == null ? null
                : cmsghdr.of(Given.read("CMSG_FIRSTHDR", "msg_control", msg.msg_control(), size));
    }

    /** {@code CMSG_NXTHDR(&msg, cmsg)}: the message after this one, or NULL. */
    public static cmsghdr CMSG_NXTHDR(msghdr msg, cmsghdr cmsg) {
        Given.read("CMSG_NXTHDR", "mhdr", msg);
        long here = Given.read("CMSG_NXTHDR", "cmsg", cmsg).address();
        long size = cmsghdr.layout().byteSize();
        long length = cmsg.cmsg_len();
        MemorySegment control = msg.msg_control();
        if (control == null || length < size) {
            return null;
        }
        long unit = CMSG_ALIGN(1);
        long step = length + unit - 1 & -unit;
        long left = control.address() + msg.msg_controllen() - here;
        return step < 0 || step > left - size ? null : cmsghdr.of(
                Given.read("CMSG_NXTHDR", "cmsg", cmsg.memory$(), step + size).asSlice(step));
    }
}
