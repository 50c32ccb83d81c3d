package cmirror.pages;

import java.util.Map;

/** What an example passes for a parameter of which the manual proposes nothing. */
final class Proposal {

    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("sockfd", "sd"),
            Map.entry("flags", "0"), Map.entry("mode", "0644"), Map.entry("status", "0"),
            Map.entry("how", "SHUT_WR"), Map.entry("af", "AF_INET"), Map.entry("whence", "SEEK_SET"),
            Map.entry("offset", "0"), Map.entry("base", "10"), Map.entry("signum", "SIGINT"),
            Map.entry("dirfd", "AT_FDCWD"), Map.entry("olddirfd", "AT_FDCWD"),
            Map.entry("newdirfd", "AT_FDCWD"), Map.entry("stayopen", "1"), Map.entry("stream", "fp"));

    private static final Map<String, String> TEXTS = Map.ofEntries(Map.entry("format", "\"%d\\n\""),
            Map.entry("mode", "\"r\""), Map.entry("command", "\"ls -l\""),
            Map.entry("oldpath", "\"old.txt\""), Map.entry("newpath", "\"new.txt\""),
            Map.entry("proto", "\"tcp\""));

    private Proposal() {
    }

    /** {@code last}: the variable before, whose size a number of bytes is. */
    static String of(String type, String parameter, String last) {
        String plain = Variables.plain(type);
        if (type.equals("...")) {
            return "n";
        } else if (type.startsWith("const char *") && !type.endsWith("**")) {
            return TEXTS.getOrDefault(parameter, parameter.matches(".*(path|file)\\w*")
                    ? "\"notes.txt\"" : "\"text\"");
        } else if (plain.matches("(FILE|DIR) \\*")) {
            return "fp";
        } else if (plain.matches("(void|char|wchar_t|uint8_t) \\*") || plain.contains("[")
                || plain.startsWith("char *const")) {
            return parameter;
        } else if (plain.endsWith("*") && !plain.contains("(*")) {
            return "&" + parameter;
        } else if (plain.matches("size_t|socklen_t") && last != null
                && parameter.matches("len|\\w*len|size|count|n|sz|max|\\w*size|\\w*siz")) {
            return "sizeof(" + last + ")";
        }
        return NAMES.getOrDefault(parameter, parameter);
    }
}
