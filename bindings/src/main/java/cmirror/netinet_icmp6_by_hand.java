package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.libc.Target;
import java.lang.foreign.MemorySegment;

/** The macros of {@code <netinet/icmp6.h>} that work on a filter: a bit for each type. */
abstract class netinet_icmp6_by_hand extends netinet_in_h {

    /** {@code ICMP6_FILTER_SETPASSALL(&filter)}: lets all types through. */
    public static void ICMP6_FILTER_SETPASSALL(icmp6_filter filter) {
        fill("ICMP6_FILTER_SETPASSALL", filter, LINUX_BLOCKS ? 0 : -1);
    }

    /** {@code ICMP6_FILTER_SETBLOCKALL(&filter)}: lets no type through. */
    public static void ICMP6_FILTER_SETBLOCKALL(icmp6_filter filter) {
        fill("ICMP6_FILTER_SETBLOCKALL", filter, LINUX_BLOCKS ? -1 : 0);
    }

    /** {@code ICMP6_FILTER_SETPASS(type, &filter)}: lets a type through. */
    public static void ICMP6_FILTER_SETPASS(int type, icmp6_filter filter) {
        set("ICMP6_FILTER_SETPASS", type, filter, !LINUX_BLOCKS);
    }

    /** {@code ICMP6_FILTER_SETBLOCK(type, &filter)}: lets a type no longer through. */
    public static void ICMP6_FILTER_SETBLOCK(int type, icmp6_filter filter) {
        set("ICMP6_FILTER_SETBLOCK", type, filter, LINUX_BLOCKS);
    }

    /** {@code ICMP6_FILTER_WILLPASS(type, &filter)}: whether a type gets through. */
    public static boolean ICMP6_FILTER_WILLPASS(int type, icmp6_filter filter) {
        return isSet("ICMP6_FILTER_WILLPASS", type, filter) != LINUX_BLOCKS;
    }

    /** {@code ICMP6_FILTER_WILLBLOCK(type, &filter)}: whether a type does not get through. */
    public static boolean ICMP6_FILTER_WILLBLOCK(int type, icmp6_filter filter) {
        return isSet("ICMP6_FILTER_WILLBLOCK", type, filter) == LINUX_BLOCKS;
    }

    /** A set bit blocks a type on Linux, and lets it through on macOS. */
    private static final boolean LINUX_BLOCKS = Target.LINUX;

    private static void fill(String call, icmp6_filter filter, int bits) {
        Given.written(call, "filter", filter).fill((byte) bits);
    }

    private static boolean isSet(String call, int type, icmp6_filter filter) {
        return (Given.read(call, "filter", filter).get(JAVA_INT_UNALIGNED, word(call, type))
                & 1 << (type & 31)) != 0;
    }

    private static void set(String call, int type, icmp6_filter filter, boolean one) {
        MemorySegment words = Given.written(call, "filter", filter);
        long at = word(call, type);
        int bit = 1 << (type & 31);
        int word = words.get(JAVA_INT_UNALIGNED, at);
        words.set(JAVA_INT_UNALIGNED, at, one ? word | bit : word & ~bit);
    }

    private static long word(String call, int type) {
        if (type < 0 || type > 255) {
            throw new IllegalArgumentException(call + ": type " + type + " is not in 0..255");
        }
        return 4L * (type >> 5);
    }
}
