package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an example does with the result of its call.
 *
 * @param name   of the function
 * @param type   of the result, as C has it
 * @param result the variable that it goes to, or null for none
 * @param failed what is true of a failure, or null: {@code == -1}
 * @param then   the statement behind, or null
 */
record Outcome(String name, String type, String result, String failed, String then) {

    static Outcome of(Abi.Function function, Manual.Entry manual, Collection<String> declared,
            Collection<String> given) {
        String name = function.name();
        String type = function.prototype().result();
        String said = Objects.requireNonNullElse(Results.of(function, manual), "");
        if (type.equals("void")) {
            return new Outcome(name, type, null, null, null);
        }
        if (manual.macro() != null && said.startsWith("not 0 if")) { // in Java it is a boolean
            return new Outcome(name, type, null, "", "puts(\"yes\");");
        }
        String failed = Results.failed(function, manual, said);
        String report = manual.where().equals("h_errno") ? "herror(\"" + name + "\");"
                : "perror(\"" + name + "\");";
        if (manual.where().equals("return") || said.contains("an error number") && function.result().isInteger()) {
            String text = said.contains("EAI_") ? "gai_strerror(err)" : "strerror(err)";
            return new Outcome(name, type, "err", "!= 0",
                    "fprintf(stderr, \"" + name + ": %s\\n\", " + text + ");");
        }
        if (said.matches("0(, or.*|;.*|, also.*)?") && failed != null && manual.where().equals("errno")) {
            return new Outcome(name, type, null, failed, report); // only a failure is of interest
        }
        String variable = Stream.of(variable(type, said, name), "result", "returned")
                .filter(one -> !declared.contains(one) && !given.contains(one)).findFirst().orElseThrow();
        if (failed != null && !manual.where().equals("none")) {
            return new Outcome(name, type, variable, failed, report);
        }
        String format = type.equals("char *") || type.equals("const char *") ? "%s" : format(type);
        return new Outcome(name, type, variable, null,
                format == null ? null : "printf(\"" + format + "\\n\", " + variable + ");");
    }

    private static String variable(String type, String said, String name) {
        return said.contains("descriptor") ? name.matches("socket|accept4?") ? "sd" : "fd"
                : said.contains("process id") || name.endsWith("fork") ? "pid"
                : said.contains("number of bytes") ? "n"
                : type.startsWith("struct ") ? type.replaceAll("struct | \\*", "").replace("ent", "")
                : type.endsWith("char *") ? "text" : type.equals("FILE *") ? "fp"
                : type.endsWith("*") ? "p" : "result";
    }

    /** How printf prints a number of this type; null for what it cannot. */
    static String format(String type) {
        return switch (type) {
            case "int", "short", "pid_t", "errno_t", "uint16_t", "mode_t" -> "%d";
            case "unsigned int", "uint32_t", "uid_t", "gid_t", "in_addr_t", "socklen_t", "useconds_t" -> "%u";
            case "long", "off_t", "time_t", "clock_t", "ssize_t" -> "%ld";
            case "long long" -> "%lld";
            case "unsigned long", "size_t" -> "%lu";
            case "unsigned long long", "uint64_t" -> "%llu";
            case "double", "float" -> "%g";
            default -> null;
        };
    }

    /** The lines with the call in them, in C or in Java. */
    List<String> around(String call, boolean isJava) {
        if (failed != null && result == null) {
            return List.of("if (" + (call + " " + failed).strip() + ")", "    " + then);
        }
        if (result == null) {
            return List.of(call + ";");
        }
        String declared = isJava ? (type.matches("int|pid_t|ssize_t") ? "int" : "var") + " "
                : type + (type.endsWith("*") ? "" : " ");
        String line = declared + result + " = " + call + ";";
        return then == null ? List.of(line)
                : List.of(line, failed == null ? then
                : "if (" + result + (isJava ? JavaText.of(" " + failed).replace(" .", ".") : " " + failed) + ") "
                        + then);
    }
}
