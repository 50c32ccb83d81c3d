package cmirror.headers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as the descriptions write it: {@code i32}, {@code u8[14]}, {@code ptr}, {@code f64},
 * {@code struct:in_addr}, {@code union:sigval(8)}, {@code void}.
 *
 * @param kind     i, u, f, ptr, struct, union, void or longdouble
 * @param bytes    of one element; 0 for void and for a struct whose size its own line tells
 * @param record   the name of a struct or union, else null
 * @param count    elements of an array, 0 for a flexible one, -1 for what is no array
 */
public record Type(String kind, int bytes, String record, int count) {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:([iuf])(\\d+)|(ptr)|(void)|(struct|union):(\\w+)(?:\\((\\d+)\\))?|(longdouble)\\(16\\))"
                    + "(?:\\[(\\d*)])?");

    public static Type parse(String text) {
        Matcher m = GRAMMAR.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("no such type: " + text);
        }
        int count = m.group(9) == null ? -1 : m.group(9).isEmpty() ? 0 : Integer.parseInt(m.group(9));
        if (m.group(1) != null) {
            return new Type(m.group(1), Integer.parseInt(m.group(2)) / 8, null, count);
        } else if (m.group(3) != null) {
            return new Type("ptr", 8, null, count);
        } else if (m.group(4) != null) {
            return new Type("void", 0, null, count);
        } else if (m.group(8) != null) {
            return new Type("longdouble", 16, null, count);
        }
        int size = m.group(7) == null ? 0 : Integer.parseInt(m.group(7));
        return new Type(m.group(5), size, m.group(6), count);
    }

    /** As the descriptions write it. */
    public String text() {
        String one = switch (kind) {
            case "i", "u", "f" -> kind + 8 * bytes;
            case "longdouble" -> "longdouble(16)";
            case "ptr", "void" -> kind;
            default -> kind + ":" + record + (bytes == 0 ? "" : "(" + bytes + ")");
        };
        return one + (count < 0 ? "" : count == 0 ? "[]" : "[" + count + "]");
    }

    public boolean isInteger() {
        return kind.equals("i") || kind.equals("u");
    }

    public boolean isUnsigned() {
        return kind.equals("u");
    }

    public boolean isPointer() {
        return kind.equals("ptr");
    }

    public boolean isRecord() {
        return record != null;
    }

    public boolean isFloat() {
        return kind.equals("f");
    }

    public boolean isArray() {
        return count >= 0;
    }

    public Type element() {
        return new Type(kind, bytes, record, -1);
    }

    /** The Java type of a value: what holds every value on every target is the caller's matter. */
    public String carrier() {
        return switch (kind) {
            case "i", "u" -> bytes > 4 ? "long" : "int";
            case "f" -> bytes > 4 ? "double" : "float";
            case "void" -> "void";
            default -> throw new IllegalStateException(this + " has no carrier");
        };
    }
}
