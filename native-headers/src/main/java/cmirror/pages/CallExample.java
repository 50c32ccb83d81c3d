package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import cmirror.pages.Page.Example;
import cmirror.pages.Page.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as programs make it, with the arguments that the manual proposes ({@code try}), or else by the
 * parameters' types: the variables that it takes the addresses of, the call, and what is done with the result.
 */
final class CallExample {

    private static final String IDENTIFIER = "[a-z]\\w*";

    /** What C has, or the mirror. */
    private static final String KNOWN = "errno|h_errno|stdin|stdout|stderr|environ";

    private static final Pattern FREE = Pattern.compile("\\b(sd|fd|pid)\\b(?!\\()");

    private static final Pattern OWN =
            Pattern.compile("(&?[a-z_]\\w*)(?::([^=]+)(?:=(\\d+))?|=\"(.*)\")");

    private final String name;
    private final Abi.Function function;
    private final Manual.Entry manual;
    private final Map<String, Variables.Variable> variables = new LinkedHashMap<>();
    private final Map<String, Part> given = new LinkedHashMap<>();
    private final List<String> c = new ArrayList<>();
    private final List<String> java = new ArrayList<>();

    private CallExample(Abi.Function function, Manual.Entry manual) {
        this.name = function.name();
        this.function = function;
        this.manual = manual;
    }

    static Example of(Abi.Function function, Manual.Entry manual) {
        CallExample example = new CallExample(function, manual);
        example.arguments();
        return example.written();
    }

    private void arguments() {
        List<String> proposed = manual.example() == null ? List.of() : split(manual.example());
        int count = manual.example() == null ? function.parameters().size() : proposed.size();
        String last = null; // the variable before, of which a size may be wanted
        for (int i = 0; i < count; i++) {
            boolean isNamed = i < function.parameters().size();
            String type = isNamed ? function.prototype().parameter(i) : "int";
            String argument = i < proposed.size() ? proposed.get(i)
                    : Proposal.of(type, manual.parameters().get(i), last);
            last = argument(argument, type, isNamed && function.parameters().get(i).isPointer(), last);
        }
    }

    /**
     * {@code &x}, {@code x} and expressions; {@code x:T} is one of another type than the parameter's,
     * {@code x:T=1} has a value, {@code x="text"} is an array. Returns what a size may be wanted of next.
     */
    private String argument(String written, String parameter, boolean isPointer, String last) {
        Matcher own = OWN.matcher(written);
        boolean isOwn = own.matches();
        String argument = isOwn ? own.group(1) : written;
        String type = !isOwn || own.group(2) == null ? parameter
                : own.group(2) + (argument.startsWith("&") ? " *" : "");
        String variable = argument.replaceFirst("^&", "");
        if (isOwn && own.group(4) != null) {
            variables.put(variable, Variables.text(variable, own.group(4)));
        } else if (argument.startsWith("&") && variable.matches(IDENTIFIER)) {
            variables.putIfAbsent(variable, Variables.address(type, variable, last,
                    isOwn ? own.group(3) : null));
        } else if (!variable.matches(IDENTIFIER) || variable.matches(KNOWN)) {
            Matcher used = FREE.matcher(variable);
            if (used.find()) {
                given.putIfAbsent(used.group(), new Part(used.group(), "int", ""));
            }
            variable = last;
        } else if (isOpaque(type) || !isPointer || isOwn && !type.contains("[")
                || type.matches("(const )?struct \\w+ \\*")) {
            if (!type.equals("name")) {
                given.putIfAbsent(variable, new Part(variable, type.equals("...") ? "int" : type, ""));
            }
            variable = last;
        } else {
            variables.putIfAbsent(variable, Variables.array(type, variable));
        }
        if (type.equals("name")) { // of a member, which in Java is a text
            c.add(argument);
            java.add('"' + argument + '"');
            return last;
        }
        c.add((argument.startsWith("&") && variables.containsKey(variable)
                ? variables.get(variable).cast() : "") + argument);
        java.add(JavaText.of(argument));
        return variable;
    }

    private static boolean isOpaque(String type) {
        return type.matches("(FILE|DIR) \\*|.*va_list|timer_t") || type.contains("(*") || type.endsWith("_fn_t")
                || type.endsWith("fun_t");
    }

    private Example written() {
        List<String> inC = new ArrayList<>();
        List<String> inJava = new ArrayList<>();
        if (!variables.isEmpty()) {
            inC.add(String.join(" ", variables.values().stream().map(Variables.Variable::c).toList()));
            inJava.add(String.join(" ", variables.values().stream().map(Variables.Variable::java).toList()));
        }
        Outcome outcome = Outcome.of(function, manual, variables.keySet(), given.keySet());
        inC.addAll(outcome.around(name + "(" + String.join(", ", c) + ")", false));
        inJava.addAll(outcome.around(JavaText.of(name + "(") + String.join(", ", java) + ")", true));
        return new Example(inC, inJava, List.copyOf(given.values()));
    }

    /** At the commas that are in no parentheses and no text. */
    static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean inText = false;
        int from = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            char at = i == arguments.length() ? ',' : arguments.charAt(i);
            inText ^= at == '"' && arguments.charAt(i - 1 < 0 ? 0 : i - 1) != '\\';
            depth += inText ? 0 : at == '(' || at == '{' ? 1 : at == ')' || at == '}' ? -1 : 0;
            if (at == ',' && (depth == 0 && !inText || i == arguments.length())) {
                if (!arguments.substring(from, i).isBlank()) {
                    parts.add(arguments.substring(from, i).strip());
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
