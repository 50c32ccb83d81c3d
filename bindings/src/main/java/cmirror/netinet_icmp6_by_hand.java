package cmirror;

/** The macros of {@code <netinet/icmp6.h>} that work on a filter: a bit for each type. */
abstract class netinet_icmp6_by_hand extends netinet_in_h {

    /** {@code ICMP6_FILTER_SETPASSALL(&filter)}: lets all types through. */
    public static void ICMP6_FILTER_SETPASSALL(icmp6_filter filter) {
        fill(filter, LINUX_BLOCKS ? 0 : -1);
    }

    /** {@code ICMP6_FILTER_SETBLOCKALL(&filter)}: lets no type through. */
    public static void ICMP6_FILTER_SETBLOCKALL(icmp6_filter filter) {
        fill(filter, LINUX_BLOCKS ? -1 : 0);
    }

    /** {@code ICMP6_FILTER_SETPASS(type, &filter)}: lets a type through. */
    public static void ICMP6_FILTER_SETPASS(int type, icmp6_filter filter) {
        set(type, filter, !LINUX_BLOCKS);
    }

    /** {@code ICMP6_FILTER_SETBLOCK(type, &filter)}: lets a type no longer through. */
    public static void ICMP6_FILTER_SETBLOCK(int type, icmp6_filter filter) {
        set(type, filter, LINUX_BLOCKS);
    }

    /** {@code ICMP6_FILTER_WILLPASS(type, &filter)}: whether a type gets through. */
    public static boolean ICMP6_FILTER_WILLPASS(int type, icmp6_filter filter) {
        return isSet(type, filter) != LINUX_BLOCKS;
    }

    /** {@code ICMP6_FILTER_WILLBLOCK(type, &filter)}: whether a type does not get through. */
    public static boolean ICMP6_FILTER_WILLBLOCK(int type, icmp6_filter filter) {
        return isSet(type, filter) == LINUX_BLOCKS;
    }

    /** A set bit blocks a type on Linux, and lets it through on macOS. */
    private static final boolean LINUX_BLOCKS = cmirror.runtime.Target.LINUX;

    private static void fill(icmp6_filter filter, int bits) {
        filter.segment().fill((byte) bits);
    }

    private static boolean isSet(int type, icmp6_filter filter) {
        return (word(filter, type) & 1 << (type & 31)) != 0;
    }

    private static void set(int type, icmp6_filter filter, boolean one) {
        int bit = 1 << (type & 31);
        int word = word(filter, type);
        filter.segment().set(java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED, 4L * (type >> 5),
                one ? word | bit : word & ~bit);
    }

    private static int word(icmp6_filter filter, int type) {
        return filter.segment().get(java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED,
                4L * (type >> 5));
    }
}
