package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.memory.Range;

/**
 * Byte order, and the macros that classify addresses, of {@code <netinet/in.h>}. A C compiler swaps
 * the bytes in place, without a call, and so does Java: every target is little-endian.
 */
abstract class netinet_in_by_hand extends sys_socket_h {

    /**
     * {@snippet lang=c :
     * uint32_t htonl(uint32_t hostlong);
     * }
     * Turns a 32-bit number from the machine's byte order into that of the network.
     * <p>{@code hostlong}: host byte order.
     * <p>Result: the number in the byte order of the network.
     * <p>Errors: none.
     * <p>Source: htonl(3).
     */
    public static int htonl(int hostlong) {
        return Integer.reverseBytes(hostlong);
    }

    /**
     * {@snippet lang=c :
     * uint16_t htons(uint16_t hostshort);
     * }
     * Turns a 16-bit number from the machine's byte order into that of the network.
     * <p>{@code hostshort}: host byte order, 0 to 65535.
     * <p>Result: the number in the byte order of the network, 0 to 65535.
     * <p>Errors: none.
     * <p>Source: htons(3).
     */
    public static int htons(int hostshort) {
        return 0xffff & Short.reverseBytes((short) Range.u16("htons: hostshort", hostshort));
    }

    /**
     * {@snippet lang=c :
     * uint32_t ntohl(uint32_t netlong);
     * }
     * Turns a 32-bit number from the network's byte order into that of the machine.
     * <p>{@code netlong}: network byte order.
     * <p>Result: the number in the byte order of the machine.
     * <p>Errors: none.
     * <p>Source: ntohl(3).
     */
    public static int ntohl(int netlong) {
        return Integer.reverseBytes(netlong);
    }

    /**
     * {@snippet lang=c :
     * uint16_t ntohs(uint16_t netshort);
     * }
     * Turns a 16-bit number from the network's byte order into that of the machine.
     * <p>{@code netshort}: network byte order, 0 to 65535.
     * <p>Result: the number in the byte order of the machine, 0 to 65535.
     * <p>Errors: none.
     * <p>Source: ntohs(3).
     */
    public static int ntohs(int netshort) {
        return 0xffff & Short.reverseBytes((short) Range.u16("ntohs: netshort", netshort));
    }

    /** Whether an address, in host byte order, is of class A: 0.0.0.0 to 127.255.255.255. */
    public static boolean IN_CLASSA(int a) {
        return (a & 0x80000000) == 0;
    }

    /** Whether an address, in host byte order, is of class B: 128.0.0.0 to 191.255.255.255. */
    public static boolean IN_CLASSB(int a) {
        return (a & 0xc0000000) == 0x80000000;
    }

    /** Whether an address, in host byte order, is of class C: 192.0.0.0 to 223.255.255.255. */
    public static boolean IN_CLASSC(int a) {
        return (a & 0xe0000000) == 0xc0000000;
    }

    /** Whether an address, in host byte order, is of class D: 224.0.0.0 to 239.255.255.255. */
    public static boolean IN_CLASSD(int a) {
        return (a & 0xf0000000) == 0xe0000000;
    }

    /** Whether an address, in host byte order, is multicast: 224.0.0.0 to 239.255.255.255. */
    public static boolean IN_MULTICAST(int a) {
        return IN_CLASSD(a);
    }

    /** Whether an address, in host byte order, is of class E: 240.0.0.0 and up. */
    public static boolean IN_EXPERIMENTAL(int a) {
        return (a & 0xe0000000) == 0xe0000000;
    }

    /** Whether an address, in host byte order, is of class E: 240.0.0.0 and up. */
    public static boolean IN_BADCLASS(int a) {
        return (a & 0xf0000000) == 0xf0000000;
    }

    /** {@code IP_MSFILTER_SIZE(n)}: the bytes of an ip_msfilter with n sources. */
    public static int IP_MSFILTER_SIZE(int numsrc) {
        return 16 + 4 * numsrc;
    }

    /** {@code GROUP_FILTER_SIZE(n)}: the bytes of a group_filter with n sources. */
    public static int GROUP_FILTER_SIZE(int numsrc) {
        return (int) group_filter.layout().byteSize() + (numsrc - 1) * 128;
    }

    // IPv6 addresses

    /** {@code IN6ADDR_ANY_INIT}: a new address that is ::, which binds to all. */
    public static in6_addr IN6ADDR_ANY_INIT() {
        return new in6_addr();
    }

    /** {@code IN6ADDR_LOOPBACK_INIT}: a new address that is ::1, this host. */
    public static in6_addr IN6ADDR_LOOPBACK_INIT() {
        in6_addr loopback = new in6_addr();
        loopback.s6_addr(15, 1);
        return loopback;
    }

    /** Whether an address is ::, which binds to all. */
    public static boolean IN6_IS_ADDR_UNSPECIFIED(in6_addr a) {
        return word("IN6_IS_ADDR_UNSPECIFIED", "a", a, 0) == 0 && word("IN6_IS_ADDR_UNSPECIFIED", "a", a, 1) == 0 && word("IN6_IS_ADDR_UNSPECIFIED", "a", a, 2) == 0 && word("IN6_IS_ADDR_UNSPECIFIED", "a", a, 3) == 0;
    }

    /** Whether an address is ::1. */
    public static boolean IN6_IS_ADDR_LOOPBACK(in6_addr a) {
        return word("IN6_IS_ADDR_LOOPBACK", "a", a, 0) == 0 && word("IN6_IS_ADDR_LOOPBACK", "a", a, 1) == 0 && word("IN6_IS_ADDR_LOOPBACK", "a", a, 2) == 0 && word("IN6_IS_ADDR_LOOPBACK", "a", a, 3) == 1;
    }

    /** Whether an address is multicast: ff00::/8. */
    public static boolean IN6_IS_ADDR_MULTICAST(in6_addr a) {
        return word("IN6_IS_ADDR_MULTICAST", "a", a, 0) >>> 24 == 0xff;
    }

    /** Whether an address is link-local: fe80::/10. */
    public static boolean IN6_IS_ADDR_LINKLOCAL(in6_addr a) {
        return (word("IN6_IS_ADDR_LINKLOCAL", "a", a, 0) & 0xffc00000) == 0xfe800000;
    }

    /** Whether an address is site-local, which is out of use: fec0::/10. */
    public static boolean IN6_IS_ADDR_SITELOCAL(in6_addr a) {
        return (word("IN6_IS_ADDR_SITELOCAL", "a", a, 0) & 0xffc00000) == 0xfec00000;
    }

    /** Whether an address holds one of IPv4: ::ffff:a.b.c.d. */
    public static boolean IN6_IS_ADDR_V4MAPPED(in6_addr a) {
        return word("IN6_IS_ADDR_V4MAPPED", "a", a, 0) == 0 && word("IN6_IS_ADDR_V4MAPPED", "a", a, 1) == 0 && word("IN6_IS_ADDR_V4MAPPED", "a", a, 2) == 0xffff;
    }

    /** Whether an address holds one of IPv4 in the old way: ::a.b.c.d, but not :: and ::1. */
    public static boolean IN6_IS_ADDR_V4COMPAT(in6_addr a) {
        return word("IN6_IS_ADDR_V4COMPAT", "a", a, 0) == 0 && word("IN6_IS_ADDR_V4COMPAT", "a", a, 1) == 0 && word("IN6_IS_ADDR_V4COMPAT", "a", a, 2) == 0
                && Integer.compareUnsigned(word("IN6_IS_ADDR_V4COMPAT", "a", a, 3), 1) > 0;
    }

    /** Whether two addresses are equal. */
    public static boolean IN6_ARE_ADDR_EQUAL(in6_addr a, in6_addr b) {
        return word("IN6_ARE_ADDR_EQUAL", "a", a, 0) == word("IN6_ARE_ADDR_EQUAL", "b", b, 0) && word("IN6_ARE_ADDR_EQUAL", "a", a, 1) == word("IN6_ARE_ADDR_EQUAL", "b", b, 1) && word("IN6_ARE_ADDR_EQUAL", "a", a, 2) == word("IN6_ARE_ADDR_EQUAL", "b", b, 2)
                && word("IN6_ARE_ADDR_EQUAL", "a", a, 3) == word("IN6_ARE_ADDR_EQUAL", "b", b, 3);
    }

    /** Whether a multicast address reaches no further than this node. */
    public static boolean IN6_IS_ADDR_MC_NODELOCAL(in6_addr a) {
        return hasScope("IN6_IS_ADDR_MC_NODELOCAL", a, 0x1);
    }

    /** Whether a multicast address reaches no further than the link. */
    public static boolean IN6_IS_ADDR_MC_LINKLOCAL(in6_addr a) {
        return hasScope("IN6_IS_ADDR_MC_LINKLOCAL", a, 0x2);
    }

    /** Whether a multicast address reaches no further than the site. */
    public static boolean IN6_IS_ADDR_MC_SITELOCAL(in6_addr a) {
        return hasScope("IN6_IS_ADDR_MC_SITELOCAL", a, 0x5);
    }

    /** Whether a multicast address reaches no further than the organization. */
    public static boolean IN6_IS_ADDR_MC_ORGLOCAL(in6_addr a) {
        return hasScope("IN6_IS_ADDR_MC_ORGLOCAL", a, 0x8);
    }

    /** Whether a multicast address reaches everywhere. */
    public static boolean IN6_IS_ADDR_MC_GLOBAL(in6_addr a) {
        return hasScope("IN6_IS_ADDR_MC_GLOBAL", a, 0xe);
    }

    private static boolean hasScope(String call, in6_addr a, int scope) {
        return (word(call, "a", a, 0) & 0xff0f0000) == (0xff000000 | scope << 16);
    }

    /** Four bytes of an address, the first one highest. */
    private static int word(String call, String parameter, in6_addr a, int i) {
        return Integer.reverseBytes(Given.read(call, parameter, a).get(JAVA_INT_UNALIGNED, 4L * i));
    }
}
