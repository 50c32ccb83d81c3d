package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a list's {@code buf[nmemb*size]} as Java: sums and products of numbers, parameters,
 * constants, {@code *p}, {@code strlen(p)}, {@code min(a,b)}, {@code max(a,b)}, {@code pages(n)} and
 * {@code sizeof(type)}; and what
 * Words counts: {@code to(p,end)}, {@code upTo(p,c,n)}, {@code name(p)}.
 */
final class BoundWriter {

    /** {@code af==AF_INET6?16:4}. */
    private static final Pattern CHOICE = Pattern.compile("(\\w+==\\w+)\\?(.+):(.+)");

    private final Headers headers;
    private final Abi.Function function;
    private final List<String> names;
    private String text;
    private int at;

    BoundWriter(Headers headers, Abi.Function function, List<String> names) {
        this.headers = headers;
        this.function = function;
        this.names = names;
    }

    String text(String bound) {
        Matcher choice = CHOICE.matcher(bound);
        if (choice.matches()) {
            return "(" + choice.group(1) + " ? " + text(choice.group(2)) + " : "
                    + text(choice.group(3)) + ")";
        }
        text = bound;
        at = 0;
        String java = sum();
        if (at < text.length()) {
            throw wrong();
        }
        return java;
    }

    private String sum() {
        String left = product();
        while (next('+')) {
            left = "$sizes:T.plus(" + left + ", " + product() + ")";
        }
        return left;
    }

    private String product() {
        String left = factor();
        while (next('*')) {
            left = "$sizes:T.times(" + left + ", " + factor() + ")";
        }
        return left;
    }

    private String factor() {
        if (next('*')) {
            return "$sizes:T.length(" + word() + ")";
        }
        String word = word();
        if (!next('(')) {
            return value(word);
        }
        String java;
        if (word.equals("sizeof")) {
            java = size(upTo(')'));
            at--;
        } else if (word.equals("strlen")) {
            java = "$sizes:T.strlen(" + word() + ")";
        } else if (word.equals("min") || word.equals("max")) {
            String left = sum();
            if (!next(',')) {
                throw wrong();
            }
            java = "$sizes:T." + word + "(" + left + ", " + sum() + ")";
        } else if (word.equals("pages")) {
            java = "$sizes:T.pages(" + sum() + ")";
        } else if (word.equals("to") || word.equals("name") || word.equals("upTo")) {
            java = "$sizes:T." + word + "(" + upTo(')').replace(",", ", ") + ")";
            at--;
        } else {
            throw wrong();
        }
        if (!next(')')) {
            throw wrong();
        }
        return java;
    }

    /** A signed int that is negative is C's to refuse, and covers no memory. */
    private String value(String word) {
        int parameter = names.indexOf(word);
        if (parameter >= 0) {
            Type type = function.parameters().get(parameter);
            return type.isUnsigned() ? type.bytes() < 8 ? "(" + word + " & 0xffffffffL)" : word
                    : "Math.max(0, " + word + ")";
        }
        if (Character.isDigit(word.charAt(0))) {
            return word;
        }
        Headers.Header header = headers.all.stream()
                .filter(h -> Headers.any(h.constant(word)) != null).findFirst()
                .orElseThrow(this::wrong);
        return Target.choose(Target.each(t -> {
            Abi.Constant constant = header.constant(word).get(t);
            return constant == null ? "0" : constant.value();
        }));
    }

    private String size(String type) {
        String size = Target.choose(Target.each(t -> headers.sizeof(type).get(t).toString()));
        if (size.equals("0")) {
            throw wrong();
        }
        return size.contains("?") ? "(" + size + ")" : size;
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw wrong();
        }
        return text.substring(start, at);
    }

    private String upTo(char end) {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw wrong();
        }
        String inside = text.substring(at, close);
        at = close + 1;
        return inside;
    }

    private boolean next(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(function.name() + ": cannot read the bound " + text
                + " at " + at);
    }
}
