package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.runtime.arguments.Sizes;
import cmirror.runtime.call.Call;
import cmirror.runtime.stdio.Printf;
import cmirror.runtime.stdio.Scanf;
import cmirror.runtime.stdio.Streams;
import java.lang.foreign.MemorySegment;

/**
 * The variadic functions of {@code <stdio.h>}, and perror. A {@code va_list} is an array of
 * objects: {@code static void err_quit(Object fmt, Object... ap)} gives its {@code ap} to vprintf.
 */
abstract class stdio_by_hand extends sys_select_h {

    /**
     * {@snippet lang=c :
     * int printf(const char *format, ...);
     * }
     * Prints on stdout and returns the number of bytes, or -1. This is libc's printf and libc's
     * buffer; the arguments are checked against the format first, and a {@code %s} buffer without
     * a NUL ends where the buffer ends. An int that is printed as an unsigned long ({@code %lu},
     * {@code %zx}) is taken as a uint32_t. An array of one's own is one argument, except an
     * {@code Object[]}, which javac takes for the list. Source: printf(3).
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

    /**
     * {@snippet lang=c :
     * int dprintf(int fd, const char *format, ...);
     * }
     * Prints on a descriptor, past the buffers of stdio; otherwise as {@link #printf}. Source:
     * dprintf(3).
     */
    public static int dprintf(int fd, Object format, Object... arguments) {
        return Printf.dprintf(fd, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int asprintf(char **strp, const char *format, ...);
     * }
     * Prints into memory of its own, which is to be freed: {@code var s = new MemorySegment[1];
     * asprintf(s, ...); free(s[0]);}. Returns the number of bytes, or -1. Source: asprintf(3).
     */
    public static int asprintf(Object strp, Object format, Object... arguments) {
        return Printf.asprintf(strp, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int vprintf(const char *format, va_list ap);
     * }
     * {@link #printf} with the arguments in an array. Source: vprintf(3).
     */
    public static int vprintf(Object format, Object[] ap) {
        return Printf.printf(format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vfprintf(FILE *stream, const char *format, va_list ap);
     * }
     * {@link #fprintf} with the arguments in an array. Source: vprintf(3).
     */
    public static int vfprintf(Object stream, Object format, Object[] ap) {
        return Printf.fprintf(stream, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsprintf(char *str, const char *format, va_list ap);
     * }
     * {@link #sprintf} with the arguments in an array. Source: vprintf(3).
     */
    public static int vsprintf(Object str, Object format, Object[] ap) {
        return Printf.sprintf(str, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsnprintf(char *str, size_t size, const char *format, va_list ap);
     * }
     * {@link #snprintf} with the arguments in an array. Source: vprintf(3).
     */
    public static int vsnprintf(Object str, long size, Object format, Object[] ap) {
        return Printf.snprintf("vsnprintf", str, size, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vdprintf(int fd, const char *format, va_list ap);
     * }
     * {@link #dprintf} with the arguments in an array. Source: vprintf(3).
     */
    public static int vdprintf(int fd, Object format, Object[] ap) {
        return Printf.dprintf(fd, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vasprintf(char **strp, const char *format, va_list ap);
     * }
     * {@link #asprintf} with the arguments in an array. Source: vasprintf(3).
     */
    public static int vasprintf(Object strp, Object format, Object[] ap) {
        return Printf.asprintf(strp, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int scanf(const char *format, ...);
     * }
     * Reads from stdin into memory: numbers into an {@code int_}, a {@code long_}, a
     * {@code double_} ... or an array, of exactly the size that the conversion stores ({@code %d}
     * takes an int_, {@code %ld} a long_), texts into a buffer, and {@code %ms} into a {@code
     * MemorySegment[1]}, to be freed, or a {@code String[1]}. A text without a width that does not
     * fit its buffer is an IllegalArgumentException. Returns the number of values stored, or EOF.
     * Source: scanf(3).
     */
    public static int scanf(Object format, Object... arguments) {
        return Scanf.scanf(format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int fscanf(FILE *stream, const char *format, ...);
     * }
     * Reads from a stream; otherwise as {@link #scanf}. Source: scanf(3).
     */
    public static int fscanf(Object stream, Object format, Object... arguments) {
        return Scanf.fscanf(stream, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int sscanf(const char *str, const char *format, ...);
     * }
     * Reads from a string; otherwise as {@link #scanf}. Source: sscanf(3).
     */
    public static int sscanf(Object str, Object format, Object... arguments) {
        return Scanf.sscanf(str, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int vscanf(const char *format, va_list ap);
     * }
     * {@link #scanf} with the arguments in an array. Source: vscanf(3).
     */
    public static int vscanf(Object format, Object[] ap) {
        return Scanf.scanf(format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vfscanf(FILE *stream, const char *format, va_list ap);
     * }
     * {@link #fscanf} with the arguments in an array. Source: vscanf(3).
     */
    public static int vfscanf(Object stream, Object format, Object[] ap) {
        return Scanf.fscanf(stream, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsscanf(const char *str, const char *format, va_list ap);
     * }
     * {@link #sscanf} with the arguments in an array. Source: vsscanf(3).
     */
    public static int vsscanf(Object str, Object format, Object[] ap) {
        return Scanf.sscanf(str, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * char *gets(char *s);
     * }
     * Reads a line of stdin without its newline; NULL at the end. C has removed it, since it writes
     * past short buffers; here a line that is longer than the buffer is an
     * IllegalArgumentException. Source: gets(3).
     */
    public static MemorySegment gets(MemorySegment s) {
        Call.of("gets").notNull("s", s);
        if (stdio_h.fgets(s, (int) Math.min(s.byteSize(), Integer.MAX_VALUE), stdio_h.stdin)
                == null) {
            return null;
        }
        long end = Sizes.strlen(s);
        if (end > 0 && s.get(JAVA_BYTE, end - 1) == '\n') {
            s.set(JAVA_BYTE, end - 1, (byte) 0);
        } else if (end + 1 == s.byteSize()) {
            throw new IllegalArgumentException("gets: the line is longer than s, which has "
                    + s.byteSize() + " bytes");
        }
        return s;
    }

    /**
     * {@snippet lang=c :
     * int fclose(FILE *stream);
     * }
     * Writes out what is buffered and closes a stream with its descriptor. Returns 0, or EOF on
     * failure; the stream is gone in both cases, and a second fclose is an
     * IllegalArgumentException. Errors: EBADF, ENOSPC, EPIPE and others of write. Source: fclose(3).
     */
    public static int fclose(Object stream) {
        return Streams.fclose(stream);
    }

    /**
     * {@snippet lang=c :
     * int fflush(FILE *stream);
     * }
     * Hands what is buffered for output to the system, of all streams if {@code stream} is NULL;
     * returns 0, or EOF on failure. Errors: EBADF, ENOSPC, EPIPE and others of write. Source:
     * fflush(3).
     */
    public static int fflush(Object stream) {
        return Streams.fflush(stream);
    }

    /**
     * {@snippet lang=c :
     * int setvbuf(FILE *stream, char *buf, int mode, size_t size);
     * }
     * Chooses how a stream is buffered: _IOFBF full, _IOLBF by line, _IONBF not at all. The stream
     * keeps {@code buf}, which is {@code new_char(size)} or NULL. Returns 0 on success, another
     * number on failure. Errors: EBADF. Source: setvbuf(3).
     */
    public static int setvbuf(Object stream, Object buf, int mode, long size) {
        return Streams.setvbuf(stream, buf, mode, size);
    }

    /**
     * {@snippet lang=c :
     * void setbuf(FILE *stream, char *buf);
     * }
     * Gives a stream a buffer of BUFSIZ bytes, which it keeps, or none if {@code buf} is NULL.
     * Source: setbuf(3).
     */
    public static void setbuf(Object stream, Object buf) {
        Streams.setbuf(stream, buf);
    }

    /**
     * {@snippet lang=c :
     * void setbuffer(FILE *stream, char *buf, size_t size);
     * }
     * As {@link #setbuf}, with a buffer of {@code size} bytes. Source: setbuffer(3).
     */
    public static void setbuffer(Object stream, Object buf, long size) {
        Streams.setbuffer(stream, buf, size);
    }

    /**
     * {@snippet lang=c :
     * FILE *fmemopen(void *buf, size_t size, const char *mode);
     * }
     * Opens {@code size} bytes of memory as a stream, which keeps them; NULL on failure. To read, a
     * String will do; {@code buf} may be NULL. Errors: EINVAL, EMFILE, ENOMEM. Source: fmemopen(3).
     */
    public static FILE fmemopen(Object buf, long size, Object mode) {
        Object memory = Streams.lasting(buf, mode);
        return Streams.keeping(FILE.orNull(Streams.fmemopen(memory, size, mode)), memory);
    }

    /**
     * {@snippet lang=c :
     * FILE *open_memstream(char **ptr, size_t *sizeloc);
     * }
     * Opens a stream to memory that grows: {@code var p = new MemorySegment[1]; var n = new
     * size_t(); f = open_memstream(p, n);}. Both are set by each fflush and by fclose; {@code p[0]}
     * is to be freed after that. NULL on failure. Errors: EINVAL, EMFILE, ENOMEM. Source:
     * open_memstream(3).
     */
    public static FILE open_memstream(Object ptr, Object sizeloc) {
        Streams.Growing growing = Streams.growing(ptr, sizeloc);
        return Streams.keeping(FILE.orNull(Streams.openMemstream(growing)), growing);
    }
}
