package cmirror.porter.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes out the macros for which Java has no word: those with arguments, and those that stand for
 * more than a constant. The text keeps its lines.
 */
final class Expander {

    /** What tells a compiler more, and changes nothing. */
    private static final Set<String> SILENT = Set.of("__attribute__", "__attribute", "__extension__", "_Noreturn", "noreturn");

    private final Map<String, Macro> macros;

    Expander(Map<String, Macro> macros) {
        this.macros = macros;
    }

    String expand(String text) {
        return join(expand(Token.of(text), new HashSet<>()));
    }

    private static String join(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private List<Token> expand(List<Token> tokens, Set<String> open) {
        List<Token> out = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Macro macro = token.kind() == Token.Kind.WORD && !open.contains(token.text())
                    ? macros.get(token.text()) : null;
            if (token.kind() == Token.Kind.WORD && SILENT.contains(token.text())) {
                int end = endOfAttribute(tokens, i);
                out.add(new Token(Token.Kind.COMMENT, "/* " + join(tokens.subList(i, end + 1)).replace("*/", "* /") + " */"));
                i = end;
            } else if (macro == null) {
                out.add(token);
            } else if (!macro.isFunction()) {
                out.addAll(again(macro, Token.of(macro.body()), open));
            } else {
                int paren = i + 1;
                while (paren < tokens.size() && tokens.get(paren).isBlank()) {
                    paren++;
                }
                if (paren >= tokens.size() || !tokens.get(paren).is("(")) {
                    out.add(token);
                    continue;
                }
                List<List<Token>> arguments = new ArrayList<>();
                int end = arguments(tokens, paren, arguments);
                if (end < 0) {
                    out.add(token);
                    continue;
                }
                out.addAll(again(macro, substitute(macro, arguments, open), open));
                int lines = 0;
                for (int t = i; t <= end; t++) {
                    lines += (int) tokens.get(t).text().chars().filter(c -> c == '\n').count();
                }
                int written = (int) join(out.subList(0, out.size())).chars().filter(c -> c == '\n').count();
                int before = (int) join(tokens.subList(0, i)).chars().filter(c -> c == '\n').count();
                for (int n = written - before; n < lines; n++) {
                    out.add(new Token(Token.Kind.SPACE, "\n"));
                }
                i = end;
            }
        }
        return out;
    }

    /** The place of the parenthesis that closes what belongs to a word, or of the word itself. */
    private static int endOfAttribute(List<Token> tokens, int word) {
        int paren = word + 1;
        while (paren < tokens.size() && tokens.get(paren).isBlank()) {
            paren++;
        }
        boolean has = tokens.get(word).text().startsWith("__attribute") && paren < tokens.size() && tokens.get(paren).is("(");
        return has ? Math.max(word, arguments(tokens, paren, new ArrayList<>())) : word;
    }

    private List<Token> again(Macro macro, List<Token> tokens, Set<String> open) {
        Set<String> inner = new HashSet<>(open);
        inner.add(macro.name());
        List<Token> flat = new ArrayList<>();
        for (Token token : tokens) { // a body has one line, and no comments
            flat.add(token.kind() == Token.Kind.SPACE && token.text().contains("\n")
                    ? new Token(Token.Kind.SPACE, " ") : token);
        }
        return expand(flat, inner);
    }

    /** Collects the arguments; the place of the closing parenthesis, or -1. */
    private static int arguments(List<Token> tokens, int paren, List<List<Token>> arguments) {
        int depth = 0;
        List<Token> argument = new ArrayList<>();
        for (int i = paren; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                if (depth++ == 0) {
                    continue;
                }
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                if (--depth == 0) {
                    arguments.add(strip(argument));
                    return i;
                }
            } else if (token.is(",") && depth == 1) {
                arguments.add(strip(argument));
                argument = new ArrayList<>();
                continue;
            }
            argument.add(token);
        }
        return -1;
    }

    private static List<Token> strip(List<Token> tokens) {
        int from = 0;
        int to = tokens.size();
        while (from < to && tokens.get(from).isBlank()) {
            from++;
        }
        while (to > from && tokens.get(to - 1).isBlank()) {
            to--;
        }
        return tokens.subList(from, to);
    }

    private List<Token> substitute(Macro macro, List<List<Token>> arguments, Set<String> open) {
        List<Token> body = Token.of(macro.body());
        List<Token> out = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Token token = body.get(i);
            if (token.is("#") && i + 1 < body.size() && argument(macro, arguments, body.get(i + 1)) != null) {
                String text = join(argument(macro, arguments, body.get(++i)));
                out.add(new Token(Token.Kind.STRING, '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
                continue;
            }
            if (token.is("##")) {
                trim(out);
                while (i + 1 < body.size() && body.get(i + 1).isBlank()) {
                    i++;
                }
                if (i + 1 < body.size()) {
                    List<Token> right = argument(macro, arguments, body.get(++i));
                    String glued = (out.isEmpty() ? "" : out.remove(out.size() - 1).text())
                            + (right == null ? body.get(i).text() : join(right));
                    if (glued.startsWith(",") && right != null && right.isEmpty()) {
                        continue; // , ##__VA_ARGS__ of nothing
                    }
                    out.addAll(Token.of(glued));
                }
                continue;
            }
            List<Token> argument = argument(macro, arguments, token);
            boolean raw = i + 1 < body.size() && next(body, i + 1).is("##");
            out.addAll(argument == null ? List.of(token) : raw ? argument : expand(argument, open));
        }
        return out;
    }

    private static Token next(List<Token> body, int i) {
        while (i < body.size() - 1 && body.get(i).isBlank()) {
            i++;
        }
        return body.get(i);
    }

    private static void trim(List<Token> out) {
        while (!out.isEmpty() && out.get(out.size() - 1).isBlank()) {
            out.remove(out.size() - 1);
        }
    }

    private static List<Token> argument(Macro macro, List<List<Token>> arguments, Token token) {
        for (int i = 0; i < macro.parameters().size(); i++) {
            String parameter = macro.parameters().get(i);
            boolean rest = parameter.endsWith("...") || parameter.equals("__VA_ARGS__");
            String name = rest ? parameter.length() > 3 && parameter.endsWith("...")
                    ? parameter.substring(0, parameter.length() - 3) : "__VA_ARGS__" : parameter;
            if (!token.is(name)) {
                continue;
            }
            if (!rest) {
                return i < arguments.size() ? arguments.get(i) : List.of();
            }
            List<Token> all = new ArrayList<>();
            for (int a = i; a < arguments.size(); a++) {
                if (a > i) {
                    all.add(new Token(Token.Kind.MARK, ","));
                    all.add(new Token(Token.Kind.SPACE, " "));
                }
                all.addAll(arguments.get(a));
            }
            return all;
        }
        return null;
    }
}
