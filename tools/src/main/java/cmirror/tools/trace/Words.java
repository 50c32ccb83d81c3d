package cmirror.tools.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a trace's line says, as a reader wants it. */
final class Words {

    private static final Pattern OCTAL = Pattern.compile("(?:\\\\[2-3][0-7]{2})+");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\{sa_family=AF_INET6?, sin6?_port=htons\\((\\d+)\\), "
            + "(?:sin6_flowinfo=htonl\\(\\d+\\), )?[^}]*?\"([^\"]+)\"[^}]*}");

    private Words() {
    }

    /** Escapes that are the bytes of letters in UTF-8, {@code \303\251}, become the letters. */
    static String letters(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return OCTAL.matcher(text).replaceAll(m -> Matcher.quoteReplacement(decoded(m.group())));
    }

    /** As many letters as there are; what is none stays as it is. */
    private static String decoded(String escapes) {
        byte[] bytes = new byte[escapes.length() / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escapes.substring(4 * i + 1, 4 * i + 4), 8);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length;) {
            int length = Math.max(1, Integer.numberOfLeadingZeros(~(bytes[at] << 24)));
            String letter = at + length > bytes.length ? null : letter(bytes, at, length);
            text.append(letter != null ? letter : escapes.substring(4 * at, 4 * at + 4));
            at += letter != null ? length : 1;
        }
        return text.toString();
    }

    private static String letter(byte[] bytes, int at, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The call in a row of the drawing: addresses without the names of their fields. */
    static String brief(Event event) {
        if (event.kind().equals("exit")) {
            return "ends with status " + event.words().get("status");
        }
        return letters(ADDRESS.matcher(event.text()).replaceAll("$2:$1"));
    }

    static String milliseconds(long microseconds) {
        return microseconds < 10_000_000 ? String.format(Locale.ROOT, "%.1f ms",
                microseconds / 1000.0) : String.format(Locale.ROOT, "%.1f s",
                microseconds / 1e6);
    }

    /** What no file in UTF-8 can hold: half of a pair, which stands for a byte. */
    static String printable(String text) {
        StringBuilder copy = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                copy = copy == null ? new StringBuilder(text) : copy;
                copy.setCharAt(i, '\ufffd');
            }
        }
        return copy == null ? text : copy.toString();
    }
}
