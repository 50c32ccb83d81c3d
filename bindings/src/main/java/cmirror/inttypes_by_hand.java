package cmirror;

import cmirror.runtime.memory.Range;

/** What {@code <inttypes.h>} has that returns a struct of 16 bytes. */
abstract class inttypes_by_hand extends stdint_h {

    /**
     * {@snippet lang=c :
     * imaxdiv_t imaxdiv(intmax_t numer, intmax_t denom);
     * }
     * Quotient and remainder of a division. Source: imaxdiv(3).
     */
    public static imaxdiv_t imaxdiv(long numer, long denom) {
        Range.divisor("imaxdiv: denom", numer, denom, Long.MIN_VALUE);
        imaxdiv_t result = new imaxdiv_t();
        result.quot(numer / denom);
        result.rem(numer % denom);
        return result;
    }
}
