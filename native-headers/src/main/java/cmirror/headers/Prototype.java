package cmirror.headers;

import java.util.ArrayList;
import java.util.List;

/**
 * A C prototype taken apart: {@code before} and {@code after} are the texts around the name and
 * its parameter list, which for a function that returns a function pointer enclose it.
 */
public record Prototype(String before, String name, List<String> parameters, String after) {

    public static Prototype parse(String name, String text) {
        int start = text.indexOf(name + "(");
        if (start < 0) {
            throw new IllegalArgumentException("no prototype of " + name + ": " + text);
        }
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int from = start + name.length() + 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if ((c == ',' || c == ')') && depth == 0) {
                parameters.add(text.substring(from, i).strip());
                from = i + 1;
                if (c == ')') {
                    break;
                }
            } else if (c == ')') {
                depth--;
            }
        }
        if (parameters.equals(List.of("void"))) {
            parameters.clear();
        }
        return new Prototype(text.substring(0, start), name, List.copyOf(parameters),
                text.substring(from));
    }

    /** The result type, as it is written before the name. */
    public String result() {
        return readable(before.strip());
    }

    /** The type of a parameter, as a reader of manual pages knows it. */
    public String parameter(int i) {
        return readable(parameters.get(i));
    }

    /** The declaration as a manual page shows it, with the parameters' names. */
    public String declaration(List<String> names) {
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String type = parameter(i);
            declared.add(type.equals("...") ? type : declare(type, names.get(i)));
        }
        String list = declared.isEmpty() ? "void" : String.join(", ", declared);
        return readable(before).replaceFirst("\\* +$", "*") + name + "(" + list + ")" + after;
    }

    /** A C declaration of {@code name}: around it for arrays and function pointers. */
    public static String declare(String type, String name) {
        if (type.contains("(*)")) {
            return type.replace("(*)", "(*" + name + ")");
        }
        int bracket = type.indexOf('[');
        if (bracket > 0) {
            return type.substring(0, bracket).strip() + " " + name + type.substring(bracket);
        }
        return type + (type.endsWith("*") ? "" : " ") + name;
    }

    /** Without what only compilers read: restrict, and glibc's names for what everyone knows. */
    private static String readable(String type) {
        return type.replace(" *restrict", " *").replace("*restrict", "*")
                .replace("__CONST_SOCKADDR_ARG", "const struct sockaddr *")
                .replace("__SOCKADDR_ARG", "struct sockaddr *")
                .replaceAll("\\b__(\\w+_t)\\b", "$1");
    }
}
