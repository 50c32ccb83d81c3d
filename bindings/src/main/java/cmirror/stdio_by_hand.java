package cmirror;

import cmirror.runtime.Printf;

/** The variadic functions of {@code <stdio.h>}, and perror. */
abstract class stdio_by_hand extends sys_select_h {

    /**
     * {@snippet lang=c :
     * int printf(const char *format, ...);
     * }
     * Prints on stdout and returns the number of bytes, or -1. This is libc's printf and libc's
     * buffer; the arguments are checked against the format first, and a {@code %s} buffer without
     * a NUL ends where the buffer ends. Source: printf(3).
     */
    public static int printf(Object format, Object... arguments) {
        return Printf.printf(format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int fprintf(FILE *stream, const char *format, ...);
     * }
     * Prints on a stream; otherwise as {@link #printf}. Source: printf(3).
     */
    public static int fprintf(Object stream, Object format, Object... arguments) {
        return Printf.fprintf(stream, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int sprintf(char *str, const char *format, ...);
     * }
     * Prints into a buffer and returns the number of bytes before the NUL. A text that does not
     * fit the buffer is an IllegalArgumentException. Source: printf(3).
     */
    public static int sprintf(Object str, Object format, Object... arguments) {
        return Printf.sprintf(str, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int snprintf(char *str, size_t size, const char *format, ...);
     * }
     * Prints at most {@code size} bytes, NUL included, into a buffer; returns the number of bytes
     * that the whole text has. Source: printf(3).
     */
    public static int snprintf(Object str, long size, Object format, Object... arguments) {
        return Printf.snprintf("snprintf", str, size, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * void perror(const char *s);
     * }
     * Prints {@code s}, a colon and the text of errno on stderr. Source: perror(3).
     */
    public static void perror(Object s) {
        Printf.perror(s);
    }
}
