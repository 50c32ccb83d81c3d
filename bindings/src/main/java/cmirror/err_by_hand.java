package cmirror;

import cmirror.runtime.stdio.Err;

/** {@code <err.h>}: messages with the program's name. {@code fmt} may be NULL. */
abstract class err_by_hand extends errno_h {

    /**
     * {@snippet lang=c :
     * void err(int eval, const char *fmt, ...);
     * }
     * Prints the program's name, the message and the text of errno on stderr, and exits. Source:
     * err(3).
     */
    public static void err(int eval, Object fmt, Object... args) {
        Err.exit(eval, "warn", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void errx(int eval, const char *fmt, ...);
     * }
     * The same without the text of errno. Source: err(3).
     */
    public static void errx(int eval, Object fmt, Object... args) {
        Err.exit(eval, "warnx", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void warn(const char *fmt, ...);
     * }
     * Prints the program's name, the message and the text of errno on stderr. Source: err(3).
     */
    public static void warn(Object fmt, Object... args) {
        Err.print("warn", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void warnx(const char *fmt, ...);
     * }
     * The same without the text of errno. Source: err(3).
     */
    public static void warnx(Object fmt, Object... args) {
        Err.print("warnx", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void verr(int eval, const char *fmt, va_list args);
     * }
     * {@link #err} with the arguments in an array. Source: err(3).
     */
    public static void verr(int eval, Object fmt, Object[] args) {
        Err.exit(eval, "warn", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void verrx(int eval, const char *fmt, va_list args);
     * }
     * {@link #errx} with the arguments in an array. Source: err(3).
     */
    public static void verrx(int eval, Object fmt, Object[] args) {
        Err.exit(eval, "warnx", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void vwarn(const char *fmt, va_list args);
     * }
     * {@link #warn} with the arguments in an array. Source: err(3).
     */
    public static void vwarn(Object fmt, Object[] args) {
        Err.print("warn", fmt, args);
    }

    /**
     * {@snippet lang=c :
     * void vwarnx(const char *fmt, va_list args);
     * }
     * {@link #warnx} with the arguments in an array. Source: err(3).
     */
    public static void vwarnx(Object fmt, Object[] args) {
        Err.print("warnx", fmt, args);
    }
}
