package cmirror;

/** The macros of {@code <netinet/ip.h>} that take fields of the header apart. */
abstract class netinet_ip_by_hand extends netinet_in_h {

    /** The congestion bits of a type of service. */
    public static int IPTOS_ECN(int x) {
        return x & 0x03;
    }

    /** The differentiated services bits of a type of service. */
    public static int IPTOS_DSCP(int x) {
        return x & 0xfc;
    }

    /** The class of a type of service. */
    public static int IPTOS_CLASS(int x) {
        return x & 0xe0;
    }

    /** The old bits for delay, throughput, reliability and cost. */
    public static int IPTOS_TOS(int tos) {
        return tos & 0x1e;
    }

    /** The precedence of a type of service. */
    public static int IPTOS_PREC(int tos) {
        return tos & 0xe0;
    }

    /** Whether an option is copied into fragments, not 0 if so. */
    public static int IPOPT_COPIED(int o) {
        return o & 0x80;
    }

    /** The class of an option. */
    public static int IPOPT_CLASS(int o) {
        return o & 0x60;
    }

    /** The number of an option. */
    public static int IPOPT_NUMBER(int o) {
        return o & 0x1f;
    }
}
