package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.runtime.arguments.Given;
import cmirror.runtime.arguments.Sizes;
import cmirror.runtime.text.Tokens;
import java.lang.foreign.MemorySegment;

/** What {@code <string.h>} of BSD and macOS has, and glibc only since 2.38. */
abstract class string_by_hand extends strings_h {

    /**
     * {@snippet lang=c :
     * size_t strlcpy(char *dst, const char *src, size_t size);
     * }
     * Copies at most {@code size - 1} bytes and a NUL; returns how long the source is. Source:
     * strlcpy(3).
     */
    public static int strlcpy(MemorySegment dst, Object src, long size) {
        return copy("strlcpy", dst, 0, src, size);
    }

    /**
     * {@snippet lang=c :
     * size_t strlcat(char *dst, const char *src, size_t size);
     * }
     * Appends, as far as {@code size} bytes with the NUL have room; returns how long the text would
     * have become. Source: strlcpy(3).
     */
    public static int strlcat(MemorySegment dst, Object src, long size) {
        long length = Sizes.strlen(Given.read("strlcat", "dst", dst, 0));
        long before = Long.compareUnsigned(length, size) < 0 ? length : size;
        return (int) before + copy("strlcat", dst, before, src, size - before);
    }

    private static int copy(String call, MemorySegment dst, long at, Object src, long room) {
        MemorySegment text = Given.read(call, "src", src, 0);
        long length = Sizes.strlen(text);
        if (room != 0) {
            long copied = Long.compareUnsigned(length, room) < 0 ? length : room - 1;
            MemorySegment to = Given.written(call, "dst", dst, at + copied + 1);
            MemorySegment.copy(text, 0, to, at, copied);
            to.set(JAVA_BYTE, at + copied, (byte) 0);
        }
        return (int) length;
    }

    /**
     * {@snippet lang=c :
     * char *strtok(char *str, const char *delim);
     * }
     * Cuts the next piece out of a string. Writes into the string and remembers the place between calls.
     * <p>{@code str}: the string in the first call, then NULL; {@code delim}: the bytes that separate pieces.
     * <p>Result: the piece, or NULL when none is left.
     * <p>Errors: none.
     * <p>Source: strtok(3).
     */
    public static MemorySegment strtok(Object str, Object delim) {
        return Tokens.next(str, delim);
    }

    /**
     * {@snippet lang=c :
     * char *strtok_r(char *str, const char *delim, char **saveptr);
     * }
     * Cuts the next piece out of a string as strtok does, with the place kept by the caller.
     * <p>{@code str}: the string in the first call, then NULL; {@code delim}: the bytes that separate pieces;
     * {@code saveptr}: keeps the place between calls.
     * <p>Result: the piece, or NULL when none is left.
     * <p>Errors: none.
     * <p>The rest of the text is in {@code saveptr}: {@code new MemorySegment[1]}.
     * <p>Source: strtok_r(3).
     */
    public static MemorySegment strtok_r(Object str, Object delim, Object saveptr) {
        return Tokens.next(str, delim, saveptr);
    }
}
