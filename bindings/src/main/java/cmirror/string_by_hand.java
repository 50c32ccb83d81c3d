package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.runtime.Call;
import cmirror.runtime.Tokens;
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
        return copy(dst, 0, src, size);
    }

    /**
     * {@snippet lang=c :
     * size_t strlcat(char *dst, const char *src, size_t size);
     * }
     * Appends, as far as {@code size} bytes with the NUL have room; returns how long the text would
     * have become. Source: strlcpy(3).
     */
    public static int strlcat(MemorySegment dst, Object src, long size) {
        long length = Math.min(Call.strlen(dst), size);
        return (int) length + copy(dst, length, src, size - length);
    }

    private static int copy(MemorySegment dst, long at, Object src, long room) {
        int length = (int) Call.strlen(src);
        if (room > 0) {
            int copied = (int) Math.min(length, room - 1);
            MemorySegment.copy(Call.bytes(src), 0, dst, at, copied);
            dst.set(JAVA_BYTE, at + copied, (byte) 0);
        }
        return length;
    }

    /**
     * {@snippet lang=c :
     * char *strtok(char *str, const char *delim);
     * }
     * Cuts the next word out of a text: the first call gives the text, which stays until the next
     * one, and each further call NULL. Returns the word, or NULL. Source: strtok(3).
     */
    public static MemorySegment strtok(Object str, Object delim) {
        return Tokens.next(str, delim);
    }
}
