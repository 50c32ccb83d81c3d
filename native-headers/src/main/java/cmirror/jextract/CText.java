package cmirror.jextract;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** C declarations, as jextract's javadoc quotes them, without the names that they declare. */
final class CText {

    private static final Set<String> QUALIFIERS =
            Set.of("const", "volatile", "restrict", "struct", "union", "enum");
    private static final Set<String> BASIC = Set.of("void", "char", "short", "int", "long",
            "float", "double", "signed", "unsigned", "_Bool", "const", "volatile", "restrict");

    private CText() {
    }

    /** {@code char sa_data[14]} is a {@code char[14]}, {@code int (*f)(int)} an int (*)(int). */
    static String type(String declaration, String name) {
        String quoted = Pattern.quote(name);
        return declaration.contains("(*")
                ? declaration.replaceFirst("(\\(\\*[^)]*?)\\b" + quoted + "\\b", "$1")
                : declaration.replaceFirst("\\s*\\b" + quoted + "\\b(?=(\\[[^]]*])*$)", "");
    }

    /** The other way round: {@code char[14]} and a name. */
    static String declare(String type, String name) {
        int bracket = type.contains("(*") ? type.indexOf("(*") + 2 : type.indexOf('[');
        return bracket < 0 ? type + (type.endsWith("*") ? "" : " ") + name
                : type.contains("(*") ? type.substring(0, bracket) + name + type.substring(bracket)
                : type.substring(0, bracket) + " " + name + type.substring(bracket);
    }

    /** A parameter's type; whether it has a name, and which, only its words tell. */
    static String parameter(String text) {
        if (text.contains("(*")) {
            return text.replaceFirst("\\(\\*(const )?\\w+\\)", "(*$1)");
        }
        int bracket = text.indexOf('[');
        String before = (bracket < 0 ? text : text.substring(0, bracket)).strip();
        String after = bracket < 0 ? "" : text.substring(bracket).replace("restrict ", "");
        int star = before.lastIndexOf('*');
        List<String> words = List.of(before.substring(star + 1).strip().split("\\s+"));
        String last = words.getLast();
        boolean named = !BASIC.contains(last) && !last.isEmpty() && (star >= 0
                || !QUALIFIERS.containsAll(words.subList(0, words.size() - 1)));
        return (named ? before.substring(0, before.length() - last.length()).strip() : before)
                + after;
    }
}
