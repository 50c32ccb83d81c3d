package cmirror;

import cmirror.runtime.Libc;
import cmirror.runtime.Range;
import cmirror.runtime.Target;
import java.lang.foreign.MemorySegment;

/** Byte order, and the macros that classify addresses, of {@code <netinet/in.h>}. */
abstract class netinet_in_by_hand extends sys_socket_h {

    private static MemorySegment htonl;
    private static MemorySegment htons;
    private static MemorySegment ntohl;
    private static MemorySegment ntohs;

    /**
     * {@snippet lang=c :
     * uint32_t htonl(uint32_t hostlong);
     * }
     * From the host's byte order to the network's. Source: byteorder(3).
     *
     * <p>On Linux libc's own function; on macOS, where C has only a macro, what that does.
     */
    public static int htonl(int hostlong) {
        return Target.MACOS ? Integer.reverseBytes(hostlong) : (int) Libc.trivial(
                htonl != null ? htonl : (htonl = Libc.find("htonl")), hostlong & 0xffffffffL);
    }

    /**
     * {@snippet lang=c :
     * uint16_t htons(uint16_t hostshort);
     * }
     * From the host's byte order to the network's, 0 to 65535. Source: byteorder(3).
     */
    public static int htons(int hostshort) {
        int value = Range.u16("htons: hostshort", hostshort);
        return 0xffff & (Target.MACOS ? Short.reverseBytes((short) value) : (int) Libc.trivial(
                htons != null ? htons : (htons = Libc.find("htons")), value));
    }

    /**
     * {@snippet lang=c :
     * uint32_t ntohl(uint32_t netlong);
     * }
     * From the network's byte order to the host's. Source: byteorder(3).
     */
    public static int ntohl(int netlong) {
        return Target.MACOS ? Integer.reverseBytes(netlong) : (int) Libc.trivial(
                ntohl != null ? ntohl : (ntohl = Libc.find("ntohl")), netlong & 0xffffffffL);
    }

    /**
     * {@snippet lang=c :
     * uint16_t ntohs(uint16_t netshort);
     * }
     * From the network's byte order to the host's, 0 to 65535. Source: byteorder(3).
     */
    public static int ntohs(int netshort) {
        int value = Range.u16("ntohs: netshort", netshort);
        return 0xffff & (Target.MACOS ? Short.reverseBytes((short) value) : (int) Libc.trivial(
                ntohs != null ? ntohs : (ntohs = Libc.find("ntohs")), value));
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
