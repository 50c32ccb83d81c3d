package cmirror;

import cmirror.runtime.Range;

/**
 * Byte order, and the macros that classify addresses, of {@code <netinet/in.h>}. A C compiler swaps
 * the bytes in place, without a call, and so does Java: every target is little-endian.
 */
abstract class netinet_in_by_hand extends sys_socket_h {

    /**
     * {@snippet lang=c :
     * uint32_t htonl(uint32_t hostlong);
     * }
     * From the host's byte order to the network's. Source: byteorder(3).
     */
    public static int htonl(int hostlong) {
        return Integer.reverseBytes(hostlong);
    }

    /**
     * {@snippet lang=c :
     * uint16_t htons(uint16_t hostshort);
     * }
     * From the host's byte order to the network's, 0 to 65535. Source: byteorder(3).
     */
    public static int htons(int hostshort) {
        return 0xffff & Short.reverseBytes((short) Range.u16("htons: hostshort", hostshort));
    }

    /**
     * {@snippet lang=c :
     * uint32_t ntohl(uint32_t netlong);
     * }
     * From the network's byte order to the host's. Source: byteorder(3).
     */
    public static int ntohl(int netlong) {
        return Integer.reverseBytes(netlong);
    }

    /**
     * {@snippet lang=c :
     * uint16_t ntohs(uint16_t netshort);
     * }
     * From the network's byte order to the host's, 0 to 65535. Source: byteorder(3).
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
}
