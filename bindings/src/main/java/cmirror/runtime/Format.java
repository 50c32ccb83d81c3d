package cmirror.runtime;

import cmirror.CObject;
import cmirror.Scalar;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The arguments of a printf, checked against its format before C sees them: a wrong count or
 * type, which would crash a C program or print rubbish, is an error that names the argument.
 */
final class Format {

    private final Call call;
    private final String function;
    private final String format;
    private final Object[] arguments;
    private Object[] words;
    private int at;
    private int next;

    private Format(Call call, String format, Object[] arguments) {
        this.call = call;
        this.function = call.function();
        this.format = format;
        this.arguments = arguments;
    }

    /** The machine words of the whole call, the fixed ones first. */
    static Object[] words(Call call, long[] fixed, String format, Object[] arguments) {
        Format parsed = new Format(call, format, arguments == null ? new Object[1] : arguments);
        parsed.words = new Object[fixed.length];
        for (int i = 0; i < fixed.length; i++) {
            parsed.words[i] = fixed[i];
        }
        parsed.parse();
        return parsed.words;
    }

    private void parse() {
        while (at < format.length()) {
            if (format.charAt(at++) == '%') {
                conversion(at - 1);
            }
        }
        if (next < arguments.length) {
            throw error("has " + arguments.length + " arguments, the format \"" + format
                    + "\" takes " + next);
        }
    }

    private void conversion(int start) {
        skip("-+ #0'I");
        number();
        if (peek() == '.') {
            at++;
            number();
        }
        int lengthAt = at;
        skip("hlLqjzt");
        String length = format.substring(lengthAt, at);
        char kind = peek();
        at++;
        String spec = format.substring(start, Math.min(at, format.length()));
        if ((kind == 's' || kind == 'c') && !length.isEmpty()) {
            throw error("\"" + spec + "\" prints wide characters, which the mirror does not have");
        }
        switch (kind) {
            case '%', 'm' -> { }
            case 'd', 'i', 'u', 'x', 'X', 'o' -> add(integer(argument(spec), spec, length));
            case 'c' -> add(character(argument(spec), spec));
            case 's' -> add(text(argument(spec), spec));
            case 'p' -> add(pointer(argument(spec), spec));
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> {
                if (length.equals("L")) {
                    throw error(spec + " takes a long double, which Java does not have");
                }
                add(floating(argument(spec), spec));
            }
            default -> throw error("\"" + spec + "\" is no conversion that can be checked");
        }
    }

    /** A width or precision: digits, or a star that takes an int. */
    private void number() {
        if (peek() == '*') {
            at++;
            add(integer(argument("*"), "*", ""));
        } else {
            skip("0123456789");
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

    private Object argument(String spec) {
        if (next == arguments.length) {
            throw error("has no argument for " + spec + " in \"" + format + "\"");
        }
        return arguments[next++];
    }

    private void add(Object word) {
        words = Arrays.copyOf(words, words.length + 1);
        words[words.length - 1] = word;
    }

    private long integer(Object value, String spec, String length) {
        long number;
        if (value instanceof Integer || value instanceof Long || value instanceof Short
                || value instanceof Byte) {
            number = ((Number) value).longValue();
        } else if (value instanceof Character c) {
            number = c;
        } else if (value instanceof Boolean b) {
            number = b ? 1 : 0;
        } else if (value instanceof Scalar scalar) {
            number = Long.parseLong(scalar.toString());
        } else {
            throw mismatch(spec, "an integer", value);
        }
        boolean wide = length.startsWith("l") || length.equals("j") || length.equals("z")
                || length.equals("t") || length.equals("q");
        if (!wide && (number < Integer.MIN_VALUE || number > 0xffffffffL)) {
            throw error("argument " + next + " is " + number + ", which " + spec
                    + " would cut to 32 bits; %ld takes it");
        }
        return number;
    }

    private long character(Object value, String spec) {
        long c = integer(value, spec, "");
        if (c < -128 || c > 255) {
            throw error("argument " + next + " is no char of C's: " + c);
        }
        return c;
    }

    private long text(Object value, String spec) {
        if (value == null) {
            return call.string("format", "(null)"); // as glibc and macOS print it
        }
        if (!(value instanceof String || value instanceof MemorySegment
                || value instanceof byte[])) {
            throw mismatch(spec, "a string", value);
        }
        return call.string("argument " + next, value);
    }

    private long pointer(Object value, String spec) {
        if (value == null) {
            return 0;
        }
        if (value instanceof MemorySegment segment) {
            return segment.address();
        }
        if (value instanceof CObject object) {
            return object.segment().address();
        }
        throw mismatch(spec, "a pointer", value);
    }

    private double floating(Object value, String spec) {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        throw mismatch(spec, "a double", value);
    }

    private IllegalArgumentException mismatch(String spec, String wanted, Object value) {
        return error("argument " + next + " is " + (value == null ? "NULL"
                : "a " + value.getClass().getSimpleName() + " (" + value + ")") + ", " + spec
                + " takes " + wanted);
    }

    private IllegalArgumentException error(String text) {
        return new IllegalArgumentException(function + ": " + text);
    }
}
