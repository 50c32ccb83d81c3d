package cmirror;

import cmirror.runtime.stdio.Err;

/** The variadic functions of glibc's {@code <error.h>}. */
abstract class error_by_hand extends errno_h {

    /**
     * {@snippet lang=c :
     * void error(int status, int errnum, const char *format, ...);
     * }
     * Writes out stdout, prints the program's name and the message on stderr, and the text of
     * {@code errnum} unless it is 0; exits unless {@code status} is 0. Linux only. Source:
     * error(3).
     */
    public static void error(int status, int errnum, Object format, Object... arguments) {
        Err.error(status, errnum, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * void error_at_line(int status, int errnum, const char *filename, unsigned int linenum,
     *                    const char *format, ...);
     * }
     * {@link #error} with a file's name and a line in front of the message. Source: error(3).
     */
    public static void error_at_line(int status, int errnum, Object filename, int linenum,
            Object format, Object... arguments) {
        Err.errorAtLine(status, errnum, filename, linenum, format, arguments);
    }
}
