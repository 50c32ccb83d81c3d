package cmirror.tools.stress.api;

import java.util.Random;

/** Strings: names of files that are there or not, addresses, numbers, formats, and odd ones. */
final class Texts {

    /** No command that a shell would find, and no absolute name but mq_open's. */
    private static final String[] USUAL = {Scratch.FILE, Scratch.FOLDER, Scratch.LINK, "new", ".",
        "a", "42", "-7", "0x1F", "1.5e3", "r", "w+", "127.0.0.1", "::1", "80", "http", "tcp",
        "root", "lo", "C", "XXXXXX", "notesXXXXXX", "folder/x", "[a-z]*", "*", "a=b", "PATH",
        "/name", "root:x:0:0:root:/:/", "00:11:22:33:44:55", "%Y-%m-%d", "%d %s\n"};

    private static final String[] ODD = {"", "x".repeat(5000), "/".repeat(300), "\ud800", "\udc80a",
        "na\u00efve", "a\0b", "\n", "%", "%n", "%s%s%s%s", "%999999999d", "%llf", "%0s", "%ls",
        "%hhn", "%2$d", "%1$s %1$s", "%*d", "%m", "%.*f", "%5c", "%[a-z", "%lc", "%Lf",
        "%jd %zu %td", "[", "(", "\\", "[[:foo:]]", "a{1,99999}", "((((((((", "99999999999999999999", "-"};

    private static final String[] FORMATS = {"%d\n", "%s", "%5d|%-5s|", "%c%c", "%x %o %u",
        "%f %g %e", "%ld %lu", "%lld", "%hd %hhd", "%.3s", "%p", "%*d", "%%", "%5.2f", "%zu", "%i",
        "%[a-z]", "%9s %9s", "%n", "%a", "%jd", "%td", "%3c", "%1$d", "%d %d %d", "plain"};

    private Texts() {
    }

    static Argument usual(Random random) {
        return quoted(USUAL[random.nextInt(USUAL.length)]);
    }

    static Argument odd(Random random) {
        return quoted(ODD[random.nextInt(ODD.length)]);
    }

    static Argument format(Random random) {
        return quoted(FORMATS[random.nextInt(FORMATS.length)]);
    }

    static Argument quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.substring(0, Math.min(text.length(), 40)).toCharArray()) {
            if (c < ' ' || c > '~') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        quoted.append('"');
        return new Argument(text, text.length() > 40 ? quoted + " ... (" + text.length()
                + " characters)" : quoted.toString());
    }
}
