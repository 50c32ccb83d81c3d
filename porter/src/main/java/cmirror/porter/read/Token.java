package cmirror.porter.read;

import java.util.ArrayList;
import java.util.List;

/** A piece of C text. All pieces together are the text again. */
record Token(Kind kind, String text) {

    enum Kind { WORD, NUMBER, STRING, SPACE, COMMENT, MARK }

    boolean is(String other) {
        return text.equals(other);
    }

    boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int n = text.length();
        for (int i = 0; i < n;) {
            int start = i;
            char c = text.charAt(i);
            Kind kind;
            if (Character.isWhitespace(c) || c == '\\' && i + 1 < n && text.charAt(i + 1) == '\n') {
                kind = Kind.SPACE;
                while (i < n && (Character.isWhitespace(text.charAt(i))
                        || text.charAt(i) == '\\' && i + 1 < n && text.charAt(i + 1) == '\n')) {
                    i++;
                }
            } else if (text.startsWith("//", i)) {
                kind = Kind.COMMENT;
                while (i < n && text.charAt(i) != '\n') {
                    i++;
                }
            } else if (text.startsWith("/*", i)) {
                kind = Kind.COMMENT;
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? n : end + 2;
            } else if (c == '"' || c == '\'') {
                kind = Kind.STRING;
                i++;
                while (i < n && text.charAt(i) != c && text.charAt(i) != '\n') {
                    i += text.charAt(i) == '\\' ? 2 : 1;
                }
                i = Math.min(n, i + 1);
            } else if (Character.isLetter(c) || c == '_') {
                kind = Kind.WORD;
                while (i < n && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                    i++;
                }
            } else if (Character.isDigit(c) || c == '.' && i + 1 < n && Character.isDigit(text.charAt(i + 1))) {
                kind = Kind.NUMBER;
                while (i < n && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '.'
                        || "+-".indexOf(text.charAt(i)) >= 0 && "eEpP".indexOf(text.charAt(i - 1)) >= 0
                                && !text.startsWith("0x", start))) {
                    i++;
                }
            } else {
                kind = Kind.MARK;
                i += text.startsWith("##", i) ? 2 : 1;
            }
            tokens.add(new Token(kind, text.substring(start, i)));
        }
        return tokens;
    }
}
