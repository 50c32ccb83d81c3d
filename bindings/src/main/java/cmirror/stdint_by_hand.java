package cmirror;

/** The macros of {@code <stdint.h>} that give a constant its type. */
abstract class stdint_by_hand extends stddef_h {

    /** {@code INT8_C(c)}: an int. */
    public static int INT8_C(int c) {
        return c;
    }

    /** {@code INT16_C(c)}: an int. */
    public static int INT16_C(int c) {
        return c;
    }

    /** {@code INT32_C(c)}: an int. */
    public static int INT32_C(int c) {
        return c;
    }

    /** {@code INT64_C(c)}: a long. */
    public static long INT64_C(long c) {
        return c;
    }

    /** {@code INTMAX_C(c)}: a long. */
    public static long INTMAX_C(long c) {
        return c;
    }

    /** {@code UINT8_C(c)}: an int. */
    public static int UINT8_C(int c) {
        return c;
    }

    /** {@code UINT16_C(c)}: an int. */
    public static int UINT16_C(int c) {
        return c;
    }

    /** {@code UINT32_C(c)}: 32 bits in an int, as uint32_t is everywhere. */
    public static int UINT32_C(long c) {
        return (int) c;
    }

    /** {@code UINT64_C(c)}: 64 bits in a long. */
    public static long UINT64_C(long c) {
        return c;
    }

    /** {@code UINTMAX_C(c)}: 64 bits in a long. */
    public static long UINTMAX_C(long c) {
        return c;
    }
}
