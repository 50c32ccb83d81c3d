package cmirror;

import cmirror.runtime.arguments.Given;
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
        Given.read("RTA_DATA", "rta", rta);
        return Given.behind(rta, HEADER, RTA_PAYLOAD(rta));
    }

    /** {@code RTA_PAYLOAD(rta)}: how many bytes it holds. */
    public static int RTA_PAYLOAD(rtattr rta) {
        Given.read("RTA_PAYLOAD", "rta", rta);
        return Math.max(0, rta.rta_len() - HEADER);
    }

    /** {@code RTA_OK(rta, len)}: whether a whole attribute stands there. */
    public static boolean RTA_OK(rtattr rta, int len) {
        Given.read("RTA_OK", "rta", rta);
        return len >= HEADER && rta.rta_len() >= HEADER && rta.rta_len() <= len;
    }

    /** {@code RTA_NEXT(rta, len)}: the next attribute; {@code len} becomes what is left. */
    public static rtattr RTA_NEXT(rtattr rta, Scalar len) {
        long here = Given.read("RTA_NEXT", "rta", rta).address();
        Given.written("RTA_NEXT", "len", len);
        int step = RTA_ALIGN(rta.rta_len());
        len.value((int) (len.value() - step));
        return rtattr.orNull(here + step, rta);
    }

    /** {@code RTM_RTA(r)}: the first attribute of a route message. */
    public static rtattr RTM_RTA(rtmsg r) {
        return behind("RTM_RTA", r, rtmsg.layout().byteSize());
    }

    /** {@code RTM_PAYLOAD(n)}: the bytes of a route message's attributes. */
    public static int RTM_PAYLOAD(nlmsghdr n) {
        Given.read("RTM_PAYLOAD", "n", n);
        return NLMSG_PAYLOAD(n, (int) rtmsg.layout().byteSize());
    }

    /** {@code IFLA_RTA(r)}: the first attribute of a message on an interface. */
    public static rtattr IFLA_RTA(ifinfomsg r) {
        return behind("IFLA_RTA", r, ifinfomsg.layout().byteSize());
    }

    /** {@code IFLA_PAYLOAD(n)}: the bytes of such a message's attributes. */
    public static int IFLA_PAYLOAD(nlmsghdr n) {
        Given.read("IFLA_PAYLOAD", "n", n);
        return NLMSG_PAYLOAD(n, (int) ifinfomsg.layout().byteSize());
    }

    /** {@code IFA_RTA(r)}: the first attribute of a message on an address. */
    public static rtattr IFA_RTA(ifaddrmsg r) {
        return behind("IFA_RTA", r, ifaddrmsg.layout().byteSize());
    }

    /** {@code IFA_PAYLOAD(n)}: the bytes of such a message's attributes. */
    public static int IFA_PAYLOAD(nlmsghdr n) {
        Given.read("IFA_PAYLOAD", "n", n);
        return NLMSG_PAYLOAD(n, (int) ifaddrmsg.layout().byteSize());
    }

    private static rtattr behind(String call, Struct r, long size) {
        return rtattr.orNull(Given.read(call, "r", r).address() + NLMSG_ALIGN((int) size), r);
    }
}
