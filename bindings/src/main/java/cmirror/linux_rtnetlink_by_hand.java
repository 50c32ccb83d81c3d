package cmirror;

import cmirror.runtime.Pointers;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <linux/rtnetlink.h>} that walk through the attributes of a message. */
abstract class linux_rtnetlink_by_hand extends linux_netlink_h {

    private static final int HEADER = 4;

    /** {@code RTA_ALIGN(len)}: rounded up to where an attribute may begin. */
    public static int RTA_ALIGN(int len) {
        return len + 3 & ~3;
    }

    /** {@code RTA_LENGTH(len)}: rta_len of an attribute with that many bytes. */
    public static int RTA_LENGTH(int len) {
        return len + HEADER;
    }

    /** {@code RTA_SPACE(len)}: the room that such an attribute takes. */
    public static int RTA_SPACE(int len) {
        return RTA_ALIGN(RTA_LENGTH(len));
    }

    /** {@code RTA_DATA(rta)}: what an attribute holds. */
    public static MemorySegment RTA_DATA(rtattr rta) {
        return Pointers.to(rta.segment().address() + HEADER, RTA_PAYLOAD(rta));
    }

    /** {@code RTA_PAYLOAD(rta)}: how many bytes it holds. */
    public static int RTA_PAYLOAD(rtattr rta) {
        return Math.max(0, rta.rta_len() - HEADER);
    }

    /** {@code RTA_OK(rta, len)}: whether a whole attribute stands there. */
    public static boolean RTA_OK(rtattr rta, int len) {
        return len >= HEADER && rta.rta_len() >= HEADER && rta.rta_len() <= len;
    }

    /** {@code RTA_NEXT(rta, len)}: the next attribute; {@code len} becomes what is left. */
    public static rtattr RTA_NEXT(rtattr rta, Scalar len) {
        int step = RTA_ALIGN(rta.rta_len());
        len.value(len.value() - step);
        return rtattr.orNull(rta.segment().address() + step);
    }

    /** {@code RTM_RTA(r)}: the first attribute of a route message. */
    public static rtattr RTM_RTA(rtmsg r) {
        return behind(r, rtmsg.layout().byteSize());
    }

    /** {@code RTM_PAYLOAD(n)}: the bytes of a route message's attributes. */
    public static int RTM_PAYLOAD(nlmsghdr n) {
        return NLMSG_PAYLOAD(n, (int) rtmsg.layout().byteSize());
    }

    /** {@code IFLA_RTA(r)}: the first attribute of a message on an interface. */
    public static rtattr IFLA_RTA(ifinfomsg r) {
        return behind(r, ifinfomsg.layout().byteSize());
    }

    /** {@code IFLA_PAYLOAD(n)}: the bytes of such a message's attributes. */
    public static int IFLA_PAYLOAD(nlmsghdr n) {
        return NLMSG_PAYLOAD(n, (int) ifinfomsg.layout().byteSize());
    }

    /** {@code IFA_RTA(r)}: the first attribute of a message on an address. */
    public static rtattr IFA_RTA(ifaddrmsg r) {
        return behind(r, ifaddrmsg.layout().byteSize());
    }

    /** {@code IFA_PAYLOAD(n)}: the bytes of such a message's attributes. */
    public static int IFA_PAYLOAD(nlmsghdr n) {
        return NLMSG_PAYLOAD(n, (int) ifaddrmsg.layout().byteSize());
    }

    private static rtattr behind(Struct message, long size) {
        return rtattr.orNull(message.segment().address() + NLMSG_ALIGN((int) size));
    }
}
