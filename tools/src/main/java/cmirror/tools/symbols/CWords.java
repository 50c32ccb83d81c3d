package cmirror.tools.symbols;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a C file: those that it uses as headers' names are used, calls, constants in capitals, structs and
 * types in _t, and those that it declares itself. Comments and texts are no names.
 */
final class CWords {

    /** A use: function, constant, struct, typedef or header, and the line where it is first. */
    record Use(String kind, String name, int line) {
    }

    private static final Pattern SKIPPED = Pattern.compile("//.*|(?s:/\\*.*?\\*/)|\"(?:\\\\.|[^\"\\\\\n])*\""
            + "|'(?:\\\\.|[^'\\\\\n])*'");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^\\s*#\\s*include\\s*<([^>]+)\\.h>");
    private static final Pattern CONDITION = Pattern.compile("(?m)^\\s*#\\s*(if|ifdef|ifndef|elif|undef|pragma|error"
            + "|warning|include|line)\\b.*");
    private static final Pattern USE = Pattern.compile("\\b(struct|union)\\s+(\\w+)|(?<![\\w.>])([A-Za-z_]\\w*)\\s*\\("
            + "|\\b([A-Z][A-Z0-9_]{2,})\\b|\\b([a-z]\\w*_t)\\b");
    private static final Set<String> KEYWORDS = Set.of("if", "while", "for", "switch", "return", "sizeof", "do",
            "else", "case", "int", "char", "long", "short", "void", "unsigned", "signed", "float", "double",
            "defined", "_Alignof", "_Static_assert", "typeof", "__attribute__", "main", "goto", "const", "static");

    private final String original;
    private final String text;

    CWords(String c) {
        this.original = c;
        this.text = CONDITION.matcher(blank(SKIPPED, c)).replaceAll("");
    }

    /** With spaces in place of what a pattern finds, and the same lines. */
    private static String blank(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    List<Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        for (Matcher m = INCLUDE.matcher(original); m.find();) {
            uses.putIfAbsent("header " + m.group(1), new Use("header", m.group(1), line(original, m.start(1))));
        }
        for (Matcher m = USE.matcher(text); m.find();) {
            Use use = m.group(2) != null ? new Use("struct", m.group(2), line(text, m.start()))
                    : m.group(3) != null ? new Use("function", m.group(3), line(text, m.start()))
                    : m.group(4) != null ? new Use("constant", m.group(4), line(text, m.start()))
                    : new Use("typedef", m.group(5), line(text, m.start()));
            if (!KEYWORDS.contains(use.name())) {
                uses.putIfAbsent(use.name(), use);
            }
        }
        return new ArrayList<>(uses.values());
    }

    /** What the file declares: macros, functions with or without a body, types, structs, enumerators, pointers. */
    Set<String> own() {
        Set<String> own = new TreeSet<>();
        find(own, "(?m)^\\s*#\\s*define\\s+(\\w+)");
        find(own, "\\b(?:struct|union|enum)\\s+(\\w+)\\s*\\{");
        find(own, "\\(\\s*\\*\\s*(?:const\\s+)?(\\w+)\\s*(?:\\[\\w*])?\\)"); // (*function)(...)
        find(own, "(?m)^(?:[a-zA-Z_][\\w \\t*]*[\\s*])(\\w+)\\s*\\([^;{}]*\\)\\s*[;{]");
        find(own, "\\btypedef\\b[^;{}]*?(\\w+)\\s*(?:\\[\\w*]\\s*)?;");
        find(own, "\\}\\s*(\\w+)\\s*;"); // typedef struct { } x_t;
        for (Matcher m = Pattern.compile("\\benum\\b[^{;]*\\{([^}]*)}").matcher(text); m.find();) {
            for (String one : m.group(1).split(",")) {
                own.add(one.strip().replaceFirst("\\W.*", ""));
            }
        }
        return own;
    }

    /** {@code #include "own.h"}: the files. */
    List<String> files() {
        return Pattern.compile("(?m)^\\s*#\\s*include\\s*\"([^\"]+)\"").matcher(original).results()
                .map(found -> found.group(1)).toList();
    }

    private void find(Set<String> own, String pattern) {
        Pattern.compile(pattern).matcher(text).results().forEach(found -> own.add(found.group(1)));
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
