package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.testing.CProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a header has and its description lacks. */
final class Undescribed {

    private static final Pattern LINE = Pattern.compile("(?m)^[^:\\n]+:(\\d+):\\d+: (?:fatal )?error: ");
    private static final Pattern MACRO = Pattern.compile("(?m)^#define (\\w+)[ \\t]+\\S");
    private static final Pattern ENUM = Pattern.compile("\\benum\\s*\\w*\\s*\\{([^}]*)}");
    private static final Pattern FAMILY = Pattern.compile("([A-Z]+[A-Z0-9]*_).*");

    private Undescribed() {
    }

    /** A sentence for each name that is listed, since another target has it, and that C has, too. */
    static List<String> names(String compiler, String name, String header, Abi abi, String include) {
        List<SymbolList.Symbol> lacking = Sources.list(header).symbols().stream()
                .filter(symbol -> !described(abi, symbol)).toList();
        if (lacking.isEmpty()) {
            return List.of();
        }
        String includes = Sources.includes(header);
        StringBuilder source = new StringBuilder(includes);
        for (int i = 0; i < lacking.size(); i++) {
            SymbolList.Symbol symbol = lacking.get(i);
            source.append("__typeof__(").append(switch (symbol.kind()) {
                case "struct", "union" -> "char[sizeof(" + symbol.kind() + " " + symbol.name() + ")]";
                default -> symbol.name();
            }).append(") *has_").append(i).append(";\n");
        }
        Set<Integer> refused = LINE.matcher(CProgram.ccFor(compiler, name + "-undescribed",
                source.toString(), "-fsyntax-only", "-fmax-errors=0", include).stderr()).results()
                .map(m -> Integer.parseInt(m.group(1)) - 1 - (int) includes.lines().count())
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lacking.size(); i++) {
            if (!refused.contains(i)) {
                found.add(lacking.get(i).name() + ": C has this " + lacking.get(i).kind()
                        + ", the description does not");
            }
        }
        return found;
    }

    private static boolean described(Abi abi, SymbolList.Symbol symbol) {
        return switch (symbol.kind()) {
            case "struct", "union" -> abi.structs.containsKey(symbol.name());
            case "constant" -> abi.constants.containsKey(symbol.name());
            case "function" -> abi.functions.containsKey(symbol.name());
            case "typedef" -> abi.typedefs.containsKey(symbol.name());
            default -> abi.variables.containsKey(symbol.name());
        };
    }

    /**
     * The constants that no list has of the families of this header's, SO_ and IP_ and so on:
     * what later headers may have more.
     */
    static Set<String> constants(String compiler, String header, Abi abi, Set<String> listed) {
        Set<String> families = abi.constants.keySet().stream().map(FAMILY::matcher)
                .filter(Matcher::matches).map(m -> m.group(1)).collect(Collectors.toSet());
        String text = CProgram.ccFor(compiler, "constants-" + header.replace('/', '_'),
                Sources.includes(header), "-E", "-dD", "-P", "-Iinclude").text();
        return Stream.concat(MACRO.matcher(text).results().map(m -> m.group(1)),
                ENUM.matcher(text).results().flatMap(m -> Stream.of(m.group(1).split(",")))
                        .map(part -> part.replaceFirst("=(?s).*", "").strip()))
                .filter(constant -> {
                    Matcher family = FAMILY.matcher(constant);
                    return family.matches() && families.contains(family.group(1))
                            && !listed.contains(constant);
                }).collect(Collectors.toCollection(TreeSet::new));
    }
}
