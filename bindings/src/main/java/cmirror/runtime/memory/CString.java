package cmirror.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Java strings and C's bytes. A string stands for bytes as UTF-8 has them; a byte that is no
 * UTF-8 is kept as the lone surrogate U+DC80 to U+DCFF, so that any bytes come back as they were.
 */
public final class CString {

    private CString() {
    }

    /** The bytes of a string, without NUL. */
    public static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int escaped = 0;
        for (int i = 0; i < text.length(); i++) {
            escaped += isEscape(text, i) ? 1 : 0;
        }
        return escaped == 0 ? utf8 : escapedBytes(text);
    }

    private static byte[] escapedBytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(3 * text.length());
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                bytes.put(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                bytes.put((byte) text.charAt(i));
                from = i + 1;
            }
        }
        bytes.put(text.substring(from).getBytes(StandardCharsets.UTF_8));
        byte[] exact = new byte[bytes.position()];
        bytes.get(0, exact);
        return exact;
    }

    /** A low surrogate without its high one, in the range that stands for a byte. */
    private static boolean isEscape(String text, int i) {
        char c = text.charAt(i);
        return c >= 0xdc80 && c <= 0xdcff
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** The string of some bytes. */
    public static String of(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return escaped(bytes);
        }
    }

    /** Decodes the longest valid UTF-8 character at each place, and keeps what is none. */
    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length;) {
            int length = character(bytes, i);
            if (length == 0) {
                text.append((char) (0xdc00 | bytes[i++] & 0xff));
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** How many bytes a valid UTF-8 character has at this place; 0 if there is none. */
    private static int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
                : first < 0xf5 ? 4 : 0;
        if (length < 2 || at + length > bytes.length) {
            return length == 1 ? 1 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    /** A C string of which C keeps the address for as long as the process lives. */
    public static MemorySegment forEver(String text) {
        byte[] bytes = bytes(text);
        MemorySegment memory = Arena.global().allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
        return memory;
    }

    /** The string at the start of a segment, up to its NUL or its end. */
    public static String of(MemorySegment segment) {
        long length = length(segment);
        return of(segment.asSlice(0, length).toArray(JAVA_BYTE));
    }

    /** Bytes before the first NUL, or all if there is none. */
    public static long length(MemorySegment segment) {
        long size = segment.byteSize();
        long i = 0;
        while (i < size && segment.get(JAVA_BYTE, i) != 0) {
            i++;
        }
        return i;
    }
}
