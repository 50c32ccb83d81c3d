package cmirror;

/** The macros of {@code <math.h>}: numbers that are none, and comparisons with them. */
abstract class math_by_hand extends stddef_h {

    /** {@code INFINITY}. */
    public static final float INFINITY = Float.POSITIVE_INFINITY;

    /** {@code NAN}. */
    public static final float NAN = Float.NaN;

    /** {@code HUGE_VAL}: what functions return instead of a number too large. */
    public static final double HUGE_VAL = Double.POSITIVE_INFINITY;

    /** {@code HUGE_VALF}: the same of floats. */
    public static final float HUGE_VALF = Float.POSITIVE_INFINITY;

    /** {@code fpclassify(x)}: FP_NAN, FP_INFINITE, FP_ZERO, FP_SUBNORMAL or FP_NORMAL. */
    public static int fpclassify(double x) {
        return classify(x, Double.MIN_NORMAL);
    }

    /** The same of a float, which is normal at other sizes. */
    public static int fpclassify(float x) {
        return classify(x, Float.MIN_NORMAL);
    }

    private static int classify(double x, double normal) {
        return Double.isNaN(x) ? math_h.FP_NAN
                : Double.isInfinite(x) ? math_h.FP_INFINITE
                : x == 0 ? math_h.FP_ZERO
                : Math.abs(x) < normal ? math_h.FP_SUBNORMAL : math_h.FP_NORMAL;
    }

    /** {@code isfinite(x)}: neither infinite nor NaN. */
    public static boolean isfinite(double x) {
        return Double.isFinite(x);
    }

    /** {@code isinf(x)}. */
    public static boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    /** {@code isnan(x)}. */
    public static boolean isnan(double x) {
        return Double.isNaN(x);
    }

    /** {@code isnormal(x)}: not zero, subnormal, infinite or NaN. */
    public static boolean isnormal(double x) {
        return fpclassify(x) == math_h.FP_NORMAL;
    }

    /** The same of a float. */
    public static boolean isnormal(float x) {
        return fpclassify(x) == math_h.FP_NORMAL;
    }

    /** {@code signbit(x)}: whether the sign is minus, as it is of -0.0. */
    public static boolean signbit(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }

    /** {@code isgreater(x, y)}: false if one is NaN. */
    public static boolean isgreater(double x, double y) {
        return x > y;
    }

    /** {@code isgreaterequal(x, y)}: false if one is NaN. */
    public static boolean isgreaterequal(double x, double y) {
        return x >= y;
    }

    /** {@code isless(x, y)}: false if one is NaN. */
    public static boolean isless(double x, double y) {
        return x < y;
    }

    /** {@code islessequal(x, y)}: false if one is NaN. */
    public static boolean islessequal(double x, double y) {
        return x <= y;
    }

    /** {@code islessgreater(x, y)}: false if one is NaN. */
    public static boolean islessgreater(double x, double y) {
        return x < y || x > y;
    }

    /** {@code isunordered(x, y)}: whether one is NaN. */
    public static boolean isunordered(double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y);
    }
}
