package cmirror;

import cmirror.runtime.Target;

/** The conversions of {@code <inttypes.h>} for printf. */
abstract class inttypes_by_hand extends stdint_h {

    private static final String LONG = Target.MACOS ? "ll" : "l";

    /** The conversion that prints an int8_t: {@code "%" PRId8} is {@code "%" + PRId8}. */
    public static final String PRId8 = (Target.MACOS ? "hh" : "") + "d";

    /** The conversion that prints an int16_t: {@code "%" PRId16} is {@code "%" + PRId16}. */
    public static final String PRId16 = (Target.MACOS ? "h" : "") + "d";

    /** The conversion that prints an int32_t: {@code "%" PRId32} is {@code "%" + PRId32}. */
    public static final String PRId32 = "d";

    /** The conversion that prints an int64_t: {@code "%" PRId64} is {@code "%" + PRId64}. */
    public static final String PRId64 = LONG + "d";

    /** The conversion that prints an int8_t: {@code "%" PRIi8} is {@code "%" + PRIi8}. */
    public static final String PRIi8 = (Target.MACOS ? "hh" : "") + "i";

    /** The conversion that prints an int16_t: {@code "%" PRIi16} is {@code "%" + PRIi16}. */
    public static final String PRIi16 = (Target.MACOS ? "h" : "") + "i";

    /** The conversion that prints an int32_t: {@code "%" PRIi32} is {@code "%" + PRIi32}. */
    public static final String PRIi32 = "i";

    /** The conversion that prints an int64_t: {@code "%" PRIi64} is {@code "%" + PRIi64}. */
    public static final String PRIi64 = LONG + "i";

    /** The conversion that prints an uint8_t: {@code "%" PRIo8} is {@code "%" + PRIo8}. */
    public static final String PRIo8 = (Target.MACOS ? "hh" : "") + "o";

    /** The conversion that prints an uint16_t: {@code "%" PRIo16} is {@code "%" + PRIo16}. */
    public static final String PRIo16 = (Target.MACOS ? "h" : "") + "o";

    /** The conversion that prints an uint32_t: {@code "%" PRIo32} is {@code "%" + PRIo32}. */
    public static final String PRIo32 = "o";

    /** The conversion that prints an uint64_t: {@code "%" PRIo64} is {@code "%" + PRIo64}. */
    public static final String PRIo64 = LONG + "o";

    /** The conversion that prints an uint8_t: {@code "%" PRIu8} is {@code "%" + PRIu8}. */
    public static final String PRIu8 = (Target.MACOS ? "hh" : "") + "u";

    /** The conversion that prints an uint16_t: {@code "%" PRIu16} is {@code "%" + PRIu16}. */
    public static final String PRIu16 = (Target.MACOS ? "h" : "") + "u";

    /** The conversion that prints an uint32_t: {@code "%" PRIu32} is {@code "%" + PRIu32}. */
    public static final String PRIu32 = "u";

    /** The conversion that prints an uint64_t: {@code "%" PRIu64} is {@code "%" + PRIu64}. */
    public static final String PRIu64 = LONG + "u";

    /** The conversion that prints an uint8_t: {@code "%" PRIx8} is {@code "%" + PRIx8}. */
    public static final String PRIx8 = (Target.MACOS ? "hh" : "") + "x";

    /** The conversion that prints an uint16_t: {@code "%" PRIx16} is {@code "%" + PRIx16}. */
    public static final String PRIx16 = (Target.MACOS ? "h" : "") + "x";

    /** The conversion that prints an uint32_t: {@code "%" PRIx32} is {@code "%" + PRIx32}. */
    public static final String PRIx32 = "x";

    /** The conversion that prints an uint64_t: {@code "%" PRIx64} is {@code "%" + PRIx64}. */
    public static final String PRIx64 = LONG + "x";

    /** The conversion that prints an uint8_t: {@code "%" PRIX8} is {@code "%" + PRIX8}. */
    public static final String PRIX8 = (Target.MACOS ? "hh" : "") + "X";

    /** The conversion that prints an uint16_t: {@code "%" PRIX16} is {@code "%" + PRIX16}. */
    public static final String PRIX16 = (Target.MACOS ? "h" : "") + "X";

    /** The conversion that prints an uint32_t: {@code "%" PRIX32} is {@code "%" + PRIX32}. */
    public static final String PRIX32 = "X";

    /** The conversion that prints an uint64_t: {@code "%" PRIX64} is {@code "%" + PRIX64}. */
    public static final String PRIX64 = LONG + "X";
}
