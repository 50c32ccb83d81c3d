package cmirror.runtime.memory;

/** Checks that a value fits a C type narrower than Java's: a port is 0 to 65535. */
public final class Range {

    private Range() {
    }

    public static int u8(String what, long value) {
        return check(what, value, 0, 0xff);
    }

    /** A C char may be written as either of its signs. */
    public static int i8(String what, long value) {
        return check(what, value, Byte.MIN_VALUE, 0xff);
    }

    public static int u16(String what, long value) {
        return check(what, value, 0, 0xffff);
    }

    public static int i16(String what, long value) {
        return check(what, value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** 32 bits are bits: either sign's numbers fit. */
    public static int u32(String what, long value) {
        return check(what, value, Integer.MIN_VALUE, 0xffffffffL);
    }

    public static int i32(String what, long value) {
        return check(what, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A bit-field of some width. */
    public static long bits(String what, long value, int width, boolean signed) {
        long min = signed ? -1L << width - 1 : 0;
        long max = (1L << (signed ? width - 1 : width)) - 1;
        if (value < -1L << width || value > max && width < 64) {
            throw outside(what, value, min, max);
        }
        return value & (width < 64 ? (1L << width) - 1 : -1);
    }

    public static int index(String what, int index, long count) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(
                    what + "[" + index + "]: the array has " + count + " elements");
        }
        return index;
    }

    /** Of a complement or a negative number C keeps the low bits, and so does {@code ip.check(~sum)}. */
    private static int check(String what, long value, long min, long max) {
        if (value > max || value < min && value < -1 - (max - min)) {
            throw outside(what, value, min, max);
        }
        return (int) value;
    }

    /** What a number is divided by: C would end the process with SIGFPE. */
    public static long divisor(String what, long numer, long denom, long min) {
        if (denom == 0) {
            throw new IllegalArgumentException(what + " is 0");
        } else if (denom == -1 && numer == min) {
            throw new IllegalArgumentException(what + " is -1, and " + numer + " / -1 is too large");
        }
        return denom;
    }

    /** A value of which C defines nothing outside of a range. */
    public static int exact(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw outside(what, value, min, max);
        }
        return (int) value;
    }

    private static IllegalArgumentException outside(String what, long value, long min, long max) {
        return new IllegalArgumentException(
                what + ": " + value + " is not in " + min + ".." + max);
    }
}
