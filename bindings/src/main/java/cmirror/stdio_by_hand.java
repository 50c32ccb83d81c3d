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
     * Writes formatted text to standard output.
     * <p>{@code format}: text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %%
     * a %; {@code ...}: the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: {@code EAGAIN} not now: the call would have to wait, or something is used up for the moment;
     * {@code EBADF} the number is not an open descriptor, or not one that is open for this; {@code EFBIG} the
     * file would become larger than it may; {@code EILSEQ} the bytes are no character of this encoding;
     * {@code EINTR} a signal came before anything was done; the call may be made again; {@code EIO} the device
     * failed; {@code ENOMEM} there is not enough memory; {@code ENOSPC} the device is full; {@code EOVERFLOW}
     * the value is too large for the type that is to hold it; {@code EPIPE} nobody reads at the other end;
     * SIGPIPE came as well unless it was held back.
     * <p>This is libc's printf and libc's buffer; the arguments are checked against the format first, and a
     * {@code %s} buffer without a NUL ends where the buffer ends. An int that is printed as an unsigned long
     * ({@code %lu}, {@code %zx}) is taken as a uint32_t. An array of one's own is one argument, except an
     * {@code Object[]}, which javac takes for the list.
     * <p>Source: printf(3).
     */
    public static int printf(Object format, Object... arguments) {
        return Printf.printf(format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int fprintf(FILE *stream, const char *format, ...);
     * }
     * Writes formatted text to a stream.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ...}:
     * the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: those of {@link #printf}.
     * <p>Otherwise as {@link #printf}.
     * <p>Source: fprintf(3).
     */
    public static int fprintf(Object stream, Object format, Object... arguments) {
        return Printf.fprintf(stream, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int sprintf(char *str, const char *format, ...);
     * }
     * Writes formatted text and a 0 byte to memory, which must have the room.
     * <p>{@code str}: a C string; for what writes, room for one; {@code format}: text with a % for each value:
     * %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ...}: the values that the format
     * asks for; of scanf's kin, where to store them.
     * <p>Result: the number of bytes without the final 0, or a negative number on failure.
     * <p>Errors: {@code EILSEQ} the bytes are no character of this encoding; {@code ENOMEM} there is not enough
     * memory; {@code EOVERFLOW} the value is too large for the type that is to hold it.
     * <p>A text that does not fit the buffer is an IllegalArgumentException.
     * <p>Source: sprintf(3).
     */
    public static int sprintf(Object str, Object format, Object... arguments) {
        return Printf.sprintf(str, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int snprintf(char *str, size_t size, const char *format, ...);
     * }
     * Writes formatted text to memory, at most size bytes with the final 0 byte.
     * <p>{@code str}: a C string; for what writes, room for one; {@code size}: bytes in str; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ...}:
     * the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: the bytes of the whole text, cut or not, without the final 0; negative on failure.
     * <p>Errors: those of {@link #sprintf}.
     * <p>Otherwise as {@link #printf}.
     * <p>Source: snprintf(3).
     */
    public static int snprintf(Object str, long size, Object format, Object... arguments) {
        return Printf.snprintf("snprintf", str, size, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * void perror(const char *s);
     * }
     * Prints on standard error what errno means.
     * <p>{@code s}: text to put in front, followed by a colon; NULL or "" for none.
     * <p>Errors: none.
     * <p>Source: perror(3).
     */
    public static void perror(Object s) {
        Printf.perror(s);
    }

    /**
     * {@snippet lang=c :
     * int dprintf(int fd, const char *format, ...);
     * }
     * Writes formatted text to a descriptor.
     * <p>{@code fd}: an open descriptor; {@code format}: text with a % for each value: %d int, %ld long, %s
     * string, %c byte, %x hexadecimal, %% a %; {@code ...}: the values that the format asks for; of scanf's
     * kin, where to store them.
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: those of {@link #printf}.
     * <p>Past the buffers of stdio; otherwise as {@link #printf}.
     * <p>Source: dprintf(3).
     */
    public static int dprintf(int fd, Object format, Object... arguments) {
        return Printf.dprintf(fd, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int asprintf(char **strp, const char *format, ...);
     * }
     * Prints into memory of its own, which is to be freed.
     * <p>{@code strp}: receives the text; {@code format}: the text with conversions; arguments follow;
     * {@code ...}: the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: the number of bytes, or -1 on failure.
     * <p>Errors: {@code ENOMEM} there is not enough memory.
     * <p>{@code var s = new MemorySegment[1]; asprintf(s, ...); free(s[0]);}.
     * <p>Source: asprintf(3).
     */
    public static int asprintf(Object strp, Object format, Object... arguments) {
        return Printf.asprintf(strp, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int vprintf(const char *format, va_list ap);
     * }
     * Prints on stdout, with the arguments as a va_list.
     * <p>{@code format}: the text with conversions; {@code ap}: the same as a va_list; in Java an Object[].
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: those of {@link #printf}.
     * <p>{@link #printf} with the arguments in an array.
     * <p>Source: vprintf(3).
     */
    public static int vprintf(Object format, Object[] ap) {
        return Printf.printf(format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vfprintf(FILE *stream, const char *format, va_list ap);
     * }
     * Writes formatted text to a stream, with the values in an argument list.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ap}:
     * the same as a va_list; in Java an Object[].
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: those of {@link #printf}.
     * <p>{@link #fprintf} with the arguments in an array.
     * <p>Source: vfprintf(3).
     */
    public static int vfprintf(Object stream, Object format, Object[] ap) {
        return Printf.fprintf(stream, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsprintf(char *str, const char *format, va_list ap);
     * }
     * Writes formatted text and a 0 byte to memory, with the values in an argument list.
     * <p>{@code str}: a C string; for what writes, room for one; {@code format}: text with a % for each value:
     * %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ap}: the same as a va_list; in Java
     * an Object[].
     * <p>Result: the number of bytes without the final 0, or a negative number on failure.
     * <p>Errors: those of {@link #sprintf}.
     * <p>{@link #sprintf} with the arguments in an array.
     * <p>Source: vsprintf(3).
     */
    public static int vsprintf(Object str, Object format, Object[] ap) {
        return Printf.sprintf(str, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsnprintf(char *str, size_t size, const char *format, va_list ap);
     * }
     * Writes formatted text to memory, at most size bytes, with the values in an argument list.
     * <p>{@code str}: a C string; for what writes, room for one; {@code size}: bytes in str; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ap}:
     * the same as a va_list; in Java an Object[].
     * <p>Result: the bytes of the whole text, cut or not, without the final 0; negative on failure.
     * <p>Errors: those of {@link #sprintf}.
     * <p>{@link #snprintf} with the arguments in an array.
     * <p>Source: vsnprintf(3).
     */
    public static int vsnprintf(Object str, long size, Object format, Object[] ap) {
        return Printf.snprintf("vsnprintf", str, size, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vdprintf(int fd, const char *format, va_list ap);
     * }
     * Prints on a descriptor, with the arguments as a va_list.
     * <p>{@code fd}: an open descriptor; {@code format}: the text with conversions; {@code ap}: the same as a
     * va_list; in Java an Object[].
     * <p>Result: the number of bytes written, or a negative number on failure.
     * <p>Errors: those of {@link #printf}.
     * <p>{@link #dprintf} with the arguments in an array.
     * <p>Source: vdprintf(3).
     */
    public static int vdprintf(int fd, Object format, Object[] ap) {
        return Printf.dprintf(fd, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vasprintf(char **strp, const char *format, va_list ap);
     * }
     * Prints into memory of its own, with the arguments as a va_list.
     * <p>{@code strp}: receives the text; {@code format}: text with a % for each value: %d int, %ld long, %s
     * string, %c byte, %x hexadecimal, %% a %; {@code ap}: the same as a va_list; in Java an Object[].
     * <p>Result: the number of bytes, or -1 on failure.
     * <p>Errors: {@code ENOMEM} there is not enough memory.
     * <p>{@link #asprintf} with the arguments in an array.
     * <p>Source: vasprintf(3).
     */
    public static int vasprintf(Object strp, Object format, Object[] ap) {
        return Printf.asprintf(strp, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int scanf(const char *format, ...);
     * }
     * Reads values from standard input as the format says.
     * <p>{@code format}: text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %%
     * a %; {@code ...}: the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: how many it stored, or EOF if the input ended or failed before the first.
     * <p>Errors: {@code EAGAIN} not now: the call would have to wait, or something is used up for the moment;
     * {@code EBADF} the number is not an open descriptor, or not one that is open for this; {@code EILSEQ} the
     * bytes are no character of this encoding; {@code EINTR} a signal came before anything was done; the call
     * may be made again; {@code EINVAL} an argument has a value that the call does not take; {@code ENOMEM}
     * there is not enough memory.
     * <p>Reads from stdin into memory: numbers into an {@code int_}, a {@code long_}, a {@code double_} ... or
     * an array, of exactly the size that the conversion stores ({@code %d} takes an int_, {@code %ld} a long_),
     * texts into a buffer, and {@code %ms} into a {@code MemorySegment[1]}, to be freed, or a
     * {@code String[1]}. A text without a width that does not fit its buffer is an IllegalArgumentException.
     * <p>Source: scanf(3).
     */
    public static int scanf(Object format, Object... arguments) {
        return Scanf.scanf(format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int fscanf(FILE *stream, const char *format, ...);
     * }
     * Reads values from a stream as the format says.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ...}:
     * the values that the format asks for; of scanf's kin, where to store them.
     * <p>Result: how many it stored, or EOF if the input ended or failed before the first.
     * <p>Errors: those of {@link #scanf}.
     * <p>Otherwise as {@link #scanf}.
     * <p>Source: fscanf(3).
     */
    public static int fscanf(Object stream, Object format, Object... arguments) {
        return Scanf.fscanf(stream, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int sscanf(const char *str, const char *format, ...);
     * }
     * Reads values from a string as the format says.
     * <p>{@code str}: a C string; for what writes, room for one; {@code format}: text with a % for each value:
     * %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ...}: the values that the format
     * asks for; of scanf's kin, where to store them.
     * <p>Result: how many it stored, or EOF if the string ended before the first.
     * <p>Errors: {@code EILSEQ} the bytes are no character of this encoding; {@code EINVAL} an argument has a
     * value that the call does not take; {@code ENOMEM} there is not enough memory.
     * <p>Otherwise as {@link #scanf}.
     * <p>Source: sscanf(3).
     */
    public static int sscanf(Object str, Object format, Object... arguments) {
        return Scanf.sscanf(str, format, arguments);
    }

    /**
     * {@snippet lang=c :
     * int vscanf(const char *format, va_list ap);
     * }
     * Reads values from stdin, with the arguments as a va_list.
     * <p>{@code format}: text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %%
     * a %; {@code ap}: the same as a va_list; in Java an Object[].
     * <p>Result: how many it stored, or EOF if the input ended or failed before the first.
     * <p>Errors: those of {@link #scanf}.
     * <p>{@link #scanf} with the arguments in an array.
     * <p>Source: vscanf(3).
     */
    public static int vscanf(Object format, Object[] ap) {
        return Scanf.scanf(format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vfscanf(FILE *stream, const char *format, va_list ap);
     * }
     * Reads values from a stream, with the arguments as a va_list.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code format}:
     * text with a % for each value: %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ap}:
     * the same as a va_list; in Java an Object[].
     * <p>Result: how many it stored, or EOF if the input ended or failed before the first.
     * <p>Errors: those of {@link #scanf}.
     * <p>{@link #fscanf} with the arguments in an array.
     * <p>Source: vfscanf(3).
     */
    public static int vfscanf(Object stream, Object format, Object[] ap) {
        return Scanf.fscanf(stream, format, Printf.list(ap));
    }

    /**
     * {@snippet lang=c :
     * int vsscanf(const char *str, const char *format, va_list ap);
     * }
     * Reads values from a string, with the arguments as a va_list.
     * <p>{@code str}: a C string; for what writes, room for one; {@code format}: text with a % for each value:
     * %d int, %ld long, %s string, %c byte, %x hexadecimal, %% a %; {@code ap}: the same as a va_list; in Java
     * an Object[].
     * <p>Result: how many it stored, or EOF if the string ended before the first.
     * <p>Errors: those of {@link #sscanf}.
     * <p>{@link #sscanf} with the arguments in an array.
     * <p>Source: vsscanf(3).
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
     * Writes out what is buffered and closes a stream with its descriptor.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned.
     * <p>Result: 0, or EOF on failure; the stream is gone in both cases.
     * <p>Errors: {@code EAGAIN} not now: the call would have to wait, or something is used up for the moment;
     * {@code EBADF} the number is not an open descriptor, or not one that is open for this;
     * {@code EDESTADDRREQ} there is no peer: give an address, or connect first; {@code EDQUOT} the user's share
     * of the disk is used up; {@code EFAULT} a pointer leads to memory that the process does not have;
     * {@code EFBIG} the file would become larger than it may; {@code EINTR} a signal came before anything was
     * done; the call may be made again; {@code EINVAL} an argument has a value that the call does not take;
     * {@code EIO} the device failed; {@code ENOSPC} the device is full; {@code EPERM} this takes a privilege
     * that the process does not have; {@code EPIPE} nobody reads at the other end; SIGPIPE came as well unless
     * it was held back; {@code EWOULDBLOCK} the call would have to wait, and the descriptor is non-blocking.
     * <p>A second fclose is an IllegalArgumentException.
     * <p>Source: fclose(3).
     */
    public static int fclose(Object stream) {
        return Streams.fclose(stream);
    }

    /**
     * {@snippet lang=c :
     * int fflush(FILE *stream);
     * }
     * Hands what is buffered for output to the system.
     * <p>{@code stream}: NULL: every output stream.
     * <p>Result: 0, or EOF on failure.
     * <p>Errors: those of {@link #fclose}.
     * <p>Source: fflush(3).
     */
    public static int fflush(Object stream) {
        return Streams.fflush(stream);
    }

    /**
     * {@snippet lang=c :
     * int setvbuf(FILE *stream, char *buf, int mode, size_t size);
     * }
     * Chooses how a stream is buffered.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code buf}: the
     * buffer; NULL lets the library take one; {@code mode}: _IOFBF full, _IOLBF by line, _IONBF none;
     * {@code size}: bytes.
     * <p>Result: 0 on success, another number on failure.
     * <p>Errors: {@code EBADF} the number is not an open descriptor, or not one that is open for this.
     * <p>The stream keeps {@code buf}, which is {@code new_char(size)} or NULL.
     * <p>Source: setvbuf(3).
     */
    public static int setvbuf(Object stream, Object buf, int mode, long size) {
        return Streams.setvbuf(stream, buf, mode, size);
    }

    /**
     * {@snippet lang=c :
     * void setbuf(FILE *stream, char *buf);
     * }
     * Gives a stream a buffer of BUFSIZ bytes, or none.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code buf}: NULL:
     * unbuffered.
     * <p>Errors: none.
     * <p>The stream keeps {@code buf}.
     * <p>Source: setbuf(3).
     */
    public static void setbuf(Object stream, Object buf) {
        Streams.setbuf(stream, buf);
    }

    /**
     * {@snippet lang=c :
     * void setbuffer(FILE *stream, char *buf, size_t size);
     * }
     * Gives a stream a buffer, which it uses until it is closed, or none.
     * <p>{@code stream}: an open stream: stdin, stdout, stderr, or what fopen has returned; {@code buf}: NULL:
     * unbuffered; {@code size}: bytes.
     * <p>Errors: none.
     * <p>The stream keeps {@code buf}.
     * <p>Source: setbuffer(3).
     */
    public static void setbuffer(Object stream, Object buf, long size) {
        Streams.setbuffer(stream, buf, size);
    }

    /**
     * {@snippet lang=c :
     * FILE *fmemopen(void *buf, size_t size, const char *mode);
     * }
     * Opens memory as a stream, which uses it until it is closed.
     * <p>{@code buf}: NULL: memory of the library's own, for the stream's life; {@code size}: bytes;
     * {@code mode}: as for fopen.
     * <p>Result: the stream; NULL on failure.
     * <p>Errors: {@code EINVAL} an argument has a value that the call does not take; {@code ENOMEM} there is
     * not enough memory.
     * <p>The stream keeps the memory. To read, a String will do; {@code buf} may be NULL.
     * <p>Source: fmemopen(3).
     */
    public static FILE fmemopen(Object buf, long size, Object mode) {
        Object memory = Streams.lasting(buf, mode);
        return Streams.keeping(FILE.orNull(Streams.fmemopen(memory, size, mode)), memory);
    }

    /**
     * {@snippet lang=c :
     * FILE *open_memstream(char **ptr, size_t *sizeloc);
     * }
     * Opens a stream for writing to memory that grows as needed. Stores to ptr and sizeloc with each fflush and
     * at fclose, so both must live that long.
     * <p>{@code ptr}: receives the memory, to be freed by the caller after fclose; {@code sizeloc}: receives
     * the bytes written, without the final 0.
     * <p>Result: the stream; NULL on failure.
     * <p>Errors: {@code ENOMEM} there is not enough memory.
     * <p>{@code var p = new MemorySegment[1]; var n = new size_t(); f = open_memstream(p, n);}. Both are set by
     * each fflush and by fclose; {@code p[0]} is to be freed after that.
     * <p>Source: open_memstream(3).
     */
    public static FILE open_memstream(Object ptr, Object sizeloc) {
        Streams.Growing growing = Streams.growing(ptr, sizeloc);
        return Streams.keeping(FILE.orNull(Streams.openMemstream(growing)), growing);
    }
}
