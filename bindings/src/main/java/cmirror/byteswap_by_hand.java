package cmirror;

/** The macros of {@code <byteswap.h>}: the bytes of a number in the other order. */
abstract class byteswap_by_hand extends stddef_h {

    /** Swaps two bytes: 0 to 65535. */
    public static int bswap_16(int x) {
        return 0xffff & Short.reverseBytes((short) x);
    }

    /** Swaps four bytes. */
    public static int bswap_32(int x) {
        return Integer.reverseBytes(x);
    }

    /** Swaps eight bytes. */
    public static long bswap_64(long x) {
        return Long.reverseBytes(x);
    }
}
