package cmirror.porter.headers;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type names that the headers have on a target, so that a declaration can be taken as it is written. */
final class Known {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> PLAIN = Set.of("const", "volatile", "void", "char", "short", "int",
            "long", "unsigned", "signed", "float", "double", "restrict", "sighandler_t", "va_list",
            "comparison_fn_t", "FILE", "bool", "_Bool");

    /** {@code in_addr} to {@code struct in_addr}, {@code sigset_t} to {@code sigset_t}. */
    final Map<String, String> structs = new HashMap<>();
    final Set<String> typedefs = new HashSet<>();

    Known(Headers headers, Target target) {
        for (Headers.Header header : headers.all) {
            Abi abi = header.abi().get(target);
            abi.structs.forEach((name, struct) -> {
                String declared = struct.declaration().strip();
                structs.put(name, declared);
                if (!declared.contains(" ")) {
                    typedefs.add(declared);
                }
            });
            abi.typedefs.keySet().stream().filter(name -> !name.endsWith("_")).forEach(typedefs::add);
        }
    }

    /** The declaration without glibc's own names, or null if it has names that no header has. */
    String readable(String declaration, String name) {
        String text = declaration.replace("__CONST_SOCKADDR_ARG", "const struct sockaddr *")
                .replace("__SOCKADDR_ARG", "struct sockaddr *").replace("__gnuc_va_list", "va_list")
                .replace("__sighandler_t", "sighandler_t").replace("__compar_fn_t", "comparison_fn_t")
                .replaceAll("\\b__restrict\\b|\\brestrict\\b", "")
                .replaceAll("\\b__(\\w+_t)\\b", "$1");
        Matcher word = WORD.matcher(text);
        String before = "";
        while (word.find()) {
            String found = word.group();
            if (!found.equals(name) && !PLAIN.contains(found) && !typedefs.contains(found)
                    && !before.equals("struct") && !before.equals("union")
                    && !found.equals("struct") && !found.equals("union")) {
                return null;
            }
            before = found;
        }
        return text;
    }

    /** A type as C writes it, without a name. */
    String plain(Type type) {
        return switch (type.kind()) {
            case "i", "u" -> (type.isUnsigned() ? "unsigned " : type.bytes() == 1 ? "signed " : "")
                    + switch (type.bytes()) {
                        case 1 -> "char";
                        case 2 -> "short";
                        case 4 -> "int";
                        default -> "long";
                    };
            case "f" -> type.bytes() == 4 ? "float" : "double";
            case "longdouble" -> "long double";
            case "void" -> "void";
            case "ptr" -> "void *";
            default -> structs.getOrDefault(type.record(), type.kind() + " " + type.record());
        };
    }
}
