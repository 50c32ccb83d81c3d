package cmirror.runtime.process;

import java.util.List;

/** Finds the expression of an assertion in Java's text, as C's preprocessor would print it. */
final class AssertionText {

    private final String text;
    private int at;

    private AssertionText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Of the assertion in the first line, which may go on in the others; null if it is not alone. */
    static String of(List<String> lines) {
        int begin = next(lines.get(0), 0);
        if (begin < 0 || next(lines.get(0), begin) >= 0) {
            return null;
        }
        return new AssertionText(String.join("\n", lines), begin).expression();
    }

    /** The place behind the next word assert or assert_, or -1. */
    private static int next(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfLiteral(line, i);
            } else if (Character.isJavaIdentifierStart(c)) {
                int begin = i;
                while (i < line.length() && Character.isJavaIdentifierPart(line.charAt(i))) {
                    i++;
                }
                String word = line.substring(begin, i);
                if (word.equals("assert") || word.equals("assert_")) {
                    return i;
                }
                i--;
            }
        }
        return -1;
    }

    /** Up to the semicolon, or the colon before a Java assertion's message. */
    private String expression() {
        StringBuilder result = new StringBuilder();
        int depth = 0;
        int questions = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int end = endOfLiteral(text, at);
                result.append(text, at, end + 1);
                at = end;
                continue;
            }
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            questions += c == '?' ? 1 : 0;
            if (depth == 0 && (c == ';' || c == ':' && questions-- == 0)) {
                return withoutParentheses(result.toString().strip());
            }
            if (!Character.isWhitespace(c)) {
                result.append(c);
            } else if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
                result.append(' ');
            }
        }
        return null;
    }

    /** Where the string or character ends that begins here. */
    private static int endOfLiteral(String text, int begin) {
        int end = begin + 1;
        while (end < text.length() && text.charAt(end) != text.charAt(begin)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length() - 1);
    }

    /** {@code (a) > (b)} keeps them, {@code (a > b)} is {@code a > b}. */
    private static String withoutParentheses(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            depth += expression.charAt(i) == '(' ? 1 : expression.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < expression.length() - 1) {
                return expression;
            }
        }
        return expression.startsWith("(") ? expression.substring(1, expression.length() - 1).strip()
                : expression;
    }
}
