package cmirror.tools.stress.api;

import java.util.Random;

/** Numbers at the ends of C's types, sizes whose products overflow, and small ones. */
final class Numbers {

    private static final int[] INTS = {0, 1, -1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE, 255, 256,
        65535, 65536, -128, 0x10000000, 0x40000000, 0x5421, 0x541b, 0x8912};

    private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32,
        (1L << 32) - 1, 1L << 31, 1L << 61, 1L << 62, (1L << 61) + 1, 1L << 60, 4096, 65536, 255,
        Integer.MIN_VALUE};

    private static final double[] DOUBLES = {0, -0.0, 1, -1, 0.5, 710, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE};

    private static final int[] SMALL = {0, 1, 2, 3, 4, 7, 8, 15, 16, 100};

    private Numbers() {
    }

    static Argument int_(Random random, boolean odd) {
        return Argument.of(odd ? INTS[random.nextInt(INTS.length)] : small(random));
    }

    static Argument long_(Random random, boolean odd) {
        return Argument.of(odd ? LONGS[random.nextInt(LONGS.length)] : (long) small(random));
    }

    static Argument double_(Random random) {
        return Argument.of(DOUBLES[random.nextInt(DOUBLES.length)]);
    }

    /** What a variadic function is given: of any type, and not always the one that it expects. */
    static Argument any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> int_(random, random.nextBoolean());
            case 1 -> long_(random, random.nextBoolean());
            case 2 -> double_(random);
            default -> new Argument((char) ('a' + random.nextInt(26)), "a char");
        };
    }

    private static int small(Random random) {
        return SMALL[random.nextInt(SMALL.length)];
    }
}
