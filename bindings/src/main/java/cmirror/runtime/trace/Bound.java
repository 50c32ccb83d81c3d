package cmirror.runtime.trace;

/**
 * How many bytes a list's bound says, of a call that is going on: {@code size*nmemb}, {@code *addrlen},
 * {@code strlen(src)+1}, {@code min(a,b)}, {@code max(a,b)}, {@code sizeof(t)}, PATH_MAX.
 * CONTRIBUTING.md has the language.
 */
final class Bound {

    /** Longer than any string that a trace shows. */
    private static final int STRING = 1 << 16;

    private final Entry entry;
    private final String text;
    private int at;
    private boolean known = true;

    private Bound(Entry entry, String text) {
        this.entry = entry;
        this.text = text;
    }

    /** The bytes, or -1 where the bound speaks of something that a trace does not know. */
    static long of(Entry entry, String text) {
        int question = text.indexOf('?');
        if (question >= 0) { // af==AF_INET6?16:4
            int colon = text.indexOf(':', question);
            String[] equal = text.substring(0, question).split("==");
            return of(entry, equal.length == 2 && of(entry, equal[0]) == of(entry, equal[1])
                    ? text.substring(question + 1, colon) : text.substring(colon + 1));
        }
        Bound bound = new Bound(entry, text);
        long bytes = bound.sum();
        return bound.known && bound.at == text.length() ? bytes : -1;
    }

    private long sum() {
        long sum = product();
        while (next('+')) {
            sum += product();
        }
        return sum;
    }

    private long product() {
        long product = factor();
        while (next('*')) {
            product *= factor();
        }
        return product;
    }

    private long factor() {
        if (next('*')) {
            return Decoder.length(value(word()));
        }
        String word = word();
        if (!next('(')) {
            return value(word);
        }
        long value = switch (word) {
            case "sizeof" -> sizeof(upTo(')'));
            case "strlen" -> strlen(value(word()));
            case "min", "max" -> {
                long left = sum();
                known &= next(',');
                long right = sum();
                yield Long.compareUnsigned(left, right) < 0 == word.equals("min") ? left : right;
            }
            default -> unknown();
        };
        known &= next(')');
        return value;
    }

    private long value(String word) {
        int parameter = entry.index(word);
        if (parameter >= 0) {
            return entry.word(parameter);
        } else if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
            return Long.parseLong(word);
        }
        Facts.Constant constant = Facts.constants().get(word);
        return constant == null ? unknown() : constant.value();
    }

    private long sizeof(String type) {
        Facts.Struct struct = Facts.struct(type);
        return struct != null ? struct.size() : switch (type) {
            case "int" -> 4;
            case "long", "size_t", "time_t" -> 8;
            default -> unknown();
        };
    }

    private long strlen(long address) {
        byte[] bytes = Memory.string(address, STRING);
        return bytes == null ? unknown() : bytes.length;
    }

    private long unknown() {
        known = false;
        return 0;
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String upTo(char end) {
        int close = Math.max(at, text.indexOf(end, at));
        String inside = text.substring(at, close);
        at = close;
        return inside;
    }

    private boolean next(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }
}
