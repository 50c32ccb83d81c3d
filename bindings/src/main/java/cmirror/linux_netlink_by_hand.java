package cmirror;

import cmirror.runtime.arguments.Given;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <linux/netlink.h>} that walk through messages. */
abstract class linux_netlink_by_hand extends net_route_h {

    private static final int HEADER = 16;

    /** {@code NLMSG_ALIGN(len)}: rounded up to where a message may begin. */
    public static int NLMSG_ALIGN(int len) {
        return len + 3 & ~3;
    }

    /** {@code NLMSG_LENGTH(len)}: nlmsg_len of a message with that many bytes. */
    public static int NLMSG_LENGTH(int len) {
        return len + HEADER;
    }

    /** {@code NLMSG_SPACE(len)}: the room that such a message takes. */
    public static int NLMSG_SPACE(int len) {
        return NLMSG_ALIGN(NLMSG_LENGTH(len));
    }

    /** {@code NLMSG_DATA(nlh)}: what stands behind the header of a message. */
    public static MemorySegment NLMSG_DATA(nlmsghdr nlh) {
        Given.read("NLMSG_DATA", "nlh", nlh);
        return Given.behind(nlh, HEADER, nlh.nlmsg_len() - HEADER);
    }

    /** {@code NLMSG_OK(nlh, len)}: whether a whole message stands there. */
    public static boolean NLMSG_OK(nlmsghdr nlh, int len) {
        Given.read("NLMSG_OK", "nlh", nlh);
        return len >= HEADER && nlh.nlmsg_len() >= HEADER && nlh.nlmsg_len() <= len;
    }

    /** {@code NLMSG_NEXT(nlh, len)}: the next message; {@code len} becomes what is left. */
    public static nlmsghdr NLMSG_NEXT(nlmsghdr nlh, Scalar len) {
        long here = Given.read("NLMSG_NEXT", "nlh", nlh).address();
        Given.written("NLMSG_NEXT", "len", len);
        int step = NLMSG_ALIGN(nlh.nlmsg_len());
        len.value((int) (len.value() - step));
        return nlmsghdr.orNull(here + step, nlh);
    }

    /** {@code NLMSG_PAYLOAD(nlh, len)}: the bytes behind a header of len bytes more. */
    public static int NLMSG_PAYLOAD(nlmsghdr nlh, int len) {
        Given.read("NLMSG_PAYLOAD", "nlh", nlh);
        return nlh.nlmsg_len() - NLMSG_SPACE(len);
    }
}
