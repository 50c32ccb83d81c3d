package cmirror;

import cmirror.runtime.Target;
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
        int header = CMSG_ALIGN(cmsghdr.layout().byteSize());
        long length = cmsg.cmsg_len() - header;
        MemorySegment data = cmsg.memory$().asSlice(Math.min(header, cmsg.memory$().byteSize()));
        return length <= 0 || length > data.byteSize() ? data : data.asSlice(0, length);
    }

    /** {@code CMSG_FIRSTHDR(&msg)}: the first message, or NULL. */
    public static cmsghdr CMSG_FIRSTHDR(msghdr msg) {
        return msg.msg_controllen() < cmsghdr.layout().byteSize() ? null
                : cmsghdr.of(msg.msg_control());
    }

    /** {@code CMSG_NXTHDR(&msg, cmsg)}: the message after this one, or NULL. */
    public static cmsghdr CMSG_NXTHDR(msghdr msg, cmsghdr cmsg) {
        long size = cmsghdr.layout().byteSize();
        long step = CMSG_ALIGN(cmsg.cmsg_len());
        long next = cmsg.bytes$().address() + step;
        long end = msg.msg_control().address() + msg.msg_controllen();
        return cmsg.cmsg_len() < size || next + size > end ? null
                : cmsghdr.of(cmsg.memory$().asSlice(step));
    }
}
