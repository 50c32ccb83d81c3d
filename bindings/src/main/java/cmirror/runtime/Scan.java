package cmirror.runtime;

import cmirror.CObject;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The arguments of a scanf, checked against its format before C writes to them: each must be
 * memory of the size that its conversion writes. A {@code %s} without a width gets one here, so
 * that it ends where the buffer ends.
 */
final class Scan {

    private final Call call;
    private final String format;
    private final Object[] arguments;
    private final StringBuilder bounded = new StringBuilder();
    private Object[] words;
    private int at;
    private int next;

    private Scan(Call call, String format, Object[] arguments) {
        this.call = call;
        this.format = format;
        this.arguments = arguments == null ? new Object[1] : arguments;
    }

    /** The machine words of the whole call; the last of the fixed ones becomes the format. */
    static Object[] words(Call call, long[] fixed, String format, Object[] arguments) {
        Scan scan = new Scan(call, format, arguments);
        scan.words = new Object[fixed.length];
        for (int i = 0; i < fixed.length; i++) {
            scan.words[i] = fixed[i];
        }
        scan.parse();
        scan.words[fixed.length - 1] = call.string("format", scan.bounded.toString());
        return scan.words;
    }

    private void parse() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            bounded.append(c);
            if (c == '%') {
                conversion(at - 1);
            }
        }
        if (next < arguments.length) {
            throw error("has " + arguments.length + " arguments, the format \"" + format
                    + "\" takes " + next);
        }
    }

    private void conversion(int start) {
        if (peek() == '%') {
            bounded.append('%');
            at++;
            return;
        }
        boolean stored = peek() != '*';
        at += stored ? 0 : 1;
        int widthAt = at;
        skip("0123456789");
        String width = format.substring(widthAt, at);
        int lengthAt = at;
        skip("hlLqjzt");
        String length = format.substring(lengthAt, at);
        char kind = peek();
        at++;
        if (kind == '[') {
            set(start);
        }
        String spec = format.substring(start, Math.min(at, format.length()));
        long size = switch (kind) {
            case 'd', 'i', 'u', 'x', 'X', 'o', 'n' -> integer(length);
            case 'p' -> 8;
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> floating(spec, length);
            case 's', '[' -> text(spec, length, width, 1);
            case 'c' -> width.isEmpty() ? text(spec, length, "1", 0)
                    : text(spec, length, width, 0);
            default -> throw error("\"" + spec + "\" is no conversion that can be checked");
        };
        if (stored && size < 0) { // a text without a width
            size = room(spec);
            if (size < Long.MAX_VALUE) {
                width = Long.toString(Math.min(size - 1, Integer.MAX_VALUE));
            }
            size = 0;
        }
        bounded.append(stored ? "" : "*").append(width).append(format, lengthAt,
                Math.min(at, format.length()));
        if (stored) {
            add(spec, kind, size);
        }
    }

    private char peek() {
        return at < format.length() ? format.charAt(at) : 0;
    }

    private void skip(String characters) {
        while (at < format.length() && characters.indexOf(format.charAt(at)) >= 0) {
            at++;
        }
    }

    /** To the end of {@code [^]abc]}: a bracket that comes first is one of the set. */
    private void set(int start) {
        if (peek() == '^') {
            at++;
        }
        int end = format.indexOf(']', at + 1);
        if (end < 0) {
            throw error("\"" + format.substring(start) + "\" has no end");
        }
        at = end + 1;
    }

    private static long integer(String length) {
        return switch (length) {
            case "hh" -> 1;
            case "h" -> 2;
            case "" -> 4;
            default -> 8;
        };
    }

    private long floating(String spec, String length) {
        if (length.equals("L")) {
            throw error(spec + " stores a long double, which Java does not have");
        }
        return length.isEmpty() ? 4 : 8;
    }

    /** Bytes that a text of this width takes; -1: as many as there are. */
    private long text(String spec, String length, String width, int nul) {
        if (!length.isEmpty()) {
            throw error("\"" + spec + "\" stores wide characters, which the mirror does not have");
        }
        return width.isEmpty() ? -1 : Long.parseLong(width) + nul;
    }

    private Object argument(String spec) {
        if (next == arguments.length) {
            throw error("has no argument for " + spec + " in \"" + format + "\"");
        }
        return arguments[next];
    }

    /** The bytes of the buffer for a text. */
    private long room(String spec) {
        Object value = argument(spec);
        long size = value instanceof MemorySegment segment ? segment.byteSize()
                : value instanceof CObject object ? object.segment().byteSize()
                : value instanceof byte[] bytes ? bytes.length : Long.MAX_VALUE;
        if (size < 2) {
            throw error("argument " + (next + 1) + " has " + size + " bytes, " + spec
                    + " needs one and a NUL");
        }
        return size;
    }

    private void add(String spec, char kind, long size) {
        Object value = argument(spec);
        next++;
        boolean text = kind == 's' || kind == 'c' || kind == '[';
        if (value == null || !text && value instanceof CObject object
                && object.segment().byteSize() != size) {
            throw error("argument " + next + " is " + (value == null ? "NULL"
                    : "a " + value.getClass().getSimpleName()) + ", " + spec + " stores " + size
                    + " bytes");
        }
        words = Arrays.copyOf(words, words.length + 1);
        words[words.length - 1] = call.out("argument " + next, value, size);
    }

    private IllegalArgumentException error(String text) {
        return new IllegalArgumentException(call.function() + ": " + text);
    }
}
