package cmirror;

/** The macros of {@code <sys/param.h>}. */
abstract class sys_param_by_hand extends sys_types_h {

    /** The smaller number. */
    public static int MIN(int a, int b) {
        return Math.min(a, b);
    }

    /** The smaller number. */
    public static long MIN(long a, long b) {
        return Math.min(a, b);
    }

    /** The larger number. */
    public static int MAX(int a, int b) {
        return Math.max(a, b);
    }

    /** The larger number. */
    public static long MAX(long a, long b) {
        return Math.max(a, b);
    }

    /** How many units of y it takes to hold x. */
    public static int howmany(int x, int y) {
        if (y == 0) {
            throw new IllegalArgumentException("howmany: y is 0");
        }
        return (x + (y - 1)) / y;
    }

    /** x rounded up to a multiple of y. */
    public static int roundup(int x, int y) {
        if (y == 0) {
            throw new IllegalArgumentException("roundup: y is 0");
        }
        return howmany(x, y) * y;
    }

    /** Whether x is a power of two, or 0. */
    public static boolean powerof2(int x) {
        return (x - 1 & x) == 0;
    }
}
