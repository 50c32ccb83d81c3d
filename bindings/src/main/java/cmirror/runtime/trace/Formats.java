package cmirror.runtime.trace;

import java.util.List;

/** The arguments of printf and its like: as many as the format asks for, each as it says. */
final class Formats {

    private static final List<String> PRINT = List.of("printf", "fprintf", "dprintf", "sprintf",
            "snprintf", "syslog", "err", "errx", "warn", "warnx");

    private Formats() {
    }

    static String decode(Entry e, int i) {
        if (!e.parameters().get(i).name().equals("...")) {
            return null;
        } else if (!PRINT.contains(e.name())) {
            return e.name().startsWith("exec") ? words(e, i) : null;
        }
        // sprintf of the mirror is libc's snprintf, with the size in between
        int format = e.name().equals("sprintf") ? 2 : i - 1;
        byte[] text = Memory.string(e.word(format), 1024);
        if (text == null) {
            return "";
        }
        StringBuilder arguments = new StringBuilder();
        int next = format + 1;
        for (int at = 0; at < text.length; at++) {
            if (text[at] != '%') {
                continue;
            }
            boolean isLong = false;
            while (++at < text.length && "-+ #0123456789.*lhjztqL'".indexOf(text[at]) >= 0) {
                isLong |= "ljzt".indexOf(text[at]) >= 0;
                if (text[at] == '*') {
                    append(arguments, Integer.toString(e.int32(next++)));
                }
            }
            if (at < text.length && text[at] != '%' && text[at] != 'm') {
                append(arguments, value((char) text[at], isLong, e.word(next++)));
            }
        }
        return arguments.toString();
    }

    private static void append(StringBuilder arguments, String text) {
        arguments.append(arguments.isEmpty() ? "" : ", ").append(text);
    }

    private static String value(char conversion, boolean isLong, long word) {
        return switch (conversion) {
            case 's' -> Decoder.string(word);
            case 'c' -> "'" + Quote.bytes(new byte[] {(byte) word}).replaceAll("^\"|\"$", "")
                    + "'";
            case 'd', 'i' -> isLong ? Long.toString(word) : Integer.toString((int) word);
            case 'u' -> isLong ? Long.toUnsignedString(word) : Integer.toUnsignedString((int) word);
            case 'x', 'X' -> "0x" + (isLong ? Long.toHexString(word)
                    : Integer.toHexString((int) word));
            case 'o' -> "0" + (isLong ? Long.toOctalString(word)
                    : Integer.toOctalString((int) word));
            case 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A' ->
                    Double.toString(Double.longBitsToDouble(word));
            default -> Structs.hex(word);
        };
    }

    /** The words of execl, up to its NULL. */
    private static String words(Entry e, int from) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < e.words.length && e.words[i] != 0; i++) {
            append(words, Decoder.string(e.words[i]));
        }
        append(words, "NULL");
        return words.toString();
    }
}
