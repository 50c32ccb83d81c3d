package cmirror.runtime.trace;

/** Bytes as C writes them: in quotes, with escapes for what cannot be printed. */
final class Quote {

    private Quote() {
    }

    /** All of them; one that was cut ends with {@code "...}. */
    static String bytes(byte[] bytes, int length, boolean cut) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < length; i++) {
            boolean digitFollows = i + 1 < length && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
            escape(text, bytes[i] & 0xff, digitFollows);
        }
        return text.append(cut ? "\"..." : "\"").toString();
    }

    static String bytes(byte[] bytes) {
        return bytes(bytes, bytes.length, false);
    }

    private static void escape(StringBuilder text, int c, boolean digitFollows) {
        int letter = "\t\n\013\f\r\"\\".indexOf(c);
        if (letter >= 0) {
            text.append('\\').append("tnvfr\"\\".charAt(letter));
        } else if (c >= ' ' && c < 127) {
            text.append((char) c);
        } else if (digitFollows) {
            text.append('\\').append((char) ('0' + (c >> 6))).append((char) ('0' + (c >> 3 & 7)))
                    .append((char) ('0' + (c & 7)));
        } else {
            text.append('\\').append(Integer.toOctalString(c));
        }
    }
}
