package cmirror;

import cmirror.runtime.stdio.Err;

/** The variadic functions of glibc's {@code <error.h>}. */
abstract class error_by_hand extends errno_h {

    /**
     * {@snippet lang=c :
     * void error(int status, int errnum, const char *format, ...);
     * }
     * Prints the program's name, a message and the text of an error on stderr, and exits unless status is 0.
     * <p>{@code status}: the exit status; 0: goes on; {@code errnum}: the number of an error; 0: none;
     * {@code format}: the text with conversions; {@code ...}: the values that the format asks for.
     * <p>Errors: none.
     * <p>Source: error(3).
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
