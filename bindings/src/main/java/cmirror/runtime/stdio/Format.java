package cmirror.runtime.stdio;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import cmirror.CObject;
import cmirror.Scalar;
import cmirror.double_;
import cmirror.float_;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.call.Call;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The arguments of a printf, checked against its format before C sees them: a wrong count or
 * type, which would crash a C program or print rubbish, is an error that names the argument.
 */
final class Format extends Conversions {

    private static final String LONG_LENGTHS = "lLqjztZ";

    /** The format as C gets it, where that is another, up to {@link #copied}. */
    private StringBuilder rewritten;
    private int copied;

    private Format(Call call, long[] fixed, String format, Object[] arguments) {
        super(call, fixed, format, arguments);
    }

    /** The machine words of the whole call, the fixed ones first; the last of these is the format. */
    static Object[] words(Call call, long[] fixed, String format, Object[] arguments) {
        Format parsed = new Format(call, fixed, format, list(arguments));
        parsed.parse();
        return parsed.words;
    }

    /**
     * What a caller has written behind the format. An array of the program's own is one argument,
     * though javac hands it over as if it were the list.
     */
    static Object[] list(Object[] arguments) {
        return arguments == null ? new Object[1] // printf("%s", null)
                : arguments.getClass() == Object[].class ? arguments : new Object[] {arguments};
    }

    /** A va_list: always the list itself. */
    static Object[] vaList(Object[] ap) {
        return ap == null ? new Object[0] : ap.getClass() == Object[].class ? ap
                : Arrays.copyOf(ap, ap.length, Object[].class);
    }

    private void parse() {
        while (at < format.length()) {
            if (format.charAt(at++) == '%') {
                conversion(at - 1);
            }
        }
        dropUnused();
        if (rewritten != null) {
            rewritten.append(format, copied, format.length());
            words[fixed - 1] = call.string("format", rewritten.toString());
        }
    }

    private void conversion(int start) {
        int number = number();
        skip("-+ #0'I");
        width();
        if (peek() == '.') {
            at++;
            width();
        }
        int lengthAt = at;
        skip("hlLqjztZ");
        String length = format.substring(lengthAt, at);
        char kind = peek();
        at++;
        String spec = format.substring(start, Math.min(at, format.length()));
        switch (kind) {
            case '%', 'm' -> { }
            case 'd', 'i', 'u', 'x', 'X', 'o', 'b', 'B', 'c', 'C' ->
                    set(integer(argument(number, spec), spec, length, kind));
            case 's' -> set(isLong(length) ? wideText(argument(number, spec), spec)
                    : text(argument(number, spec), spec));
            case 'S' -> set(wideText(argument(number, spec), spec));
            case 'p' -> set(pointer(argument(number, spec), spec));
            case 'n' -> set(count(argument(number, spec), spec, length));
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> {
                if (length.equals("L") || length.equals("ll") || length.equals("q")) {
                    asDouble(spec, kind, lengthAt);
                }
                set(floating(argument(number, spec), spec));
            }
            default -> throw error("\"" + spec + "\" is no conversion that can be checked");
        }
    }

    /** The {@code 2$} of a conversion that names its argument; 0 if there is no such thing here. */
    private int number() {
        int end = at;
        int number = 0;
        while (end < format.length() && format.charAt(end) >= '0' && format.charAt(end) <= '9') {
            number = Math.min(10 * number + format.charAt(end++) - '0', 100_000_000);
        }
        if (number == 0 || end == format.length() || format.charAt(end) != '$') {
            return 0;
        }
        at = end + 1;
        return number;
    }

    /** A width or precision: digits, or a star that takes an int. */
    private void width() {
        if (peek() == '*') {
            at++;
            set(integer(argument(number(), "*"), "*", "", 'd'));
        } else {
            skip("0123456789");
        }
    }

    private void set(Object word) {
        int place = fixed + current - 1;
        if (words[place] != null && words[place] instanceof Double != word instanceof Double) {
            throw error("argument " + current + " is a double and an integer in \"" + format
                    + "\"");
        }
        words[place] = word;
    }

    private static boolean isLong(String length) {
        return !length.isEmpty() && LONG_LENGTHS.indexOf(length.charAt(0)) >= 0;
    }

    /** An int where a long is printed is widened as C widens the type that the conversion names. */
    private long integer(Object value, String spec, String length, char kind) {
        long number;
        boolean isInt = !(value instanceof Long);
        if (value instanceof Integer || value instanceof Long || value instanceof Short
                || value instanceof Byte) {
            number = ((Number) value).longValue();
        } else if (value instanceof Character c) {
            number = c;
        } else if (value instanceof Boolean b) {
            number = b ? 1 : 0;
        } else if (value instanceof Scalar scalar) {
            number = Long.parseLong(scalar.toString());
            isInt = scalar.segment().byteSize() < 8;
        } else {
            throw mismatch(spec, "an integer", value);
        }
        if (isLong(length) && kind != 'c') {
            return isInt && kind != 'd' && kind != 'i' ? number & 0xffffffffL : number;
        }
        if (number < Integer.MIN_VALUE || number > 0xffffffffL) {
            throw error("argument " + current + " is " + number + ", which " + spec
                    + " would cut to 32 bits; %ld takes it");
        }
        return number;
    }

    /** A text, or NULL, of which libc prints "(null)" or nothing. */
    private long text(Object value, String spec) {
        if (value == null) {
            return 0;
        }
        if (!(value instanceof String || value instanceof MemorySegment
                || value instanceof byte[])) {
            throw mismatch(spec, "a string", value);
        }
        return call.string("argument " + current, value);
    }

    /** A text of wchar_t, which are Unicode's numbers here; one without an end ends with its memory. */
    private long wideText(Object value, String spec) {
        if (value == null) {
            return 0;
        }
        MemorySegment memory = value instanceof String text
                ? MemorySegment.ofArray(text.codePoints().toArray())
                : value instanceof int[] array ? MemorySegment.ofArray(array)
                : value instanceof MemorySegment segment ? segment : null;
        if (memory == null) {
            throw mismatch(spec, "a string of wchar_t", value);
        }
        long end = 0;
        while (end + 4 <= memory.byteSize() && memory.get(JAVA_INT_UNALIGNED, end) != 0) {
            end += 4;
        }
        if (memory.isNative() && end + 4 <= memory.byteSize()) {
            return call.in("argument " + current, memory, 0);
        }
        MemorySegment copy = call.scratch().allocate(end + 4);
        copy.set(JAVA_INT_UNALIGNED, end, 0);
        return copy.copyFrom(memory.asSlice(0, end)).address();
    }

    /** A pointer, or a number that has been cast to one. */
    private long pointer(Object value, String spec) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        } else if (value == null) {
            return 0;
        } else if (value instanceof MemorySegment segment) {
            return segment.address();
        } else if (value instanceof CObject object) {
            return object.segment().address();
        } else if (value instanceof String || value instanceof Object[]
                || value instanceof byte[] || value instanceof int[]) {
            return call.in("argument " + current, value, 0);
        }
        throw mismatch(spec, "a pointer", value);
    }

    /** Where {@code %n} stores how many bytes were printed. */
    private long count(Object value, String spec, String length) {
        int size = isLong(length) ? 8 : length.isEmpty() ? 4 : length.equals("h") ? 2 : 1;
        if (value instanceof MemorySegment || value instanceof int[]
                || value instanceof CObject object && object.segment().byteSize() == size) {
            return call.out("argument " + current, value, size);
        }
        throw mismatch(spec, "an integer of " + size + " bytes to store to", value);
    }

    private double floating(Object value, String spec) {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof double_ number) {
            return number.get();
        }
        if (value instanceof float_ number) {
            return number.get();
        }
        throw mismatch(spec, "a double", value);
    }

    /** A long double with the value of a double prints as that does, except in hexadecimal. */
    private void asDouble(String spec, char kind, int lengthAt) {
        if (kind == 'a' || kind == 'A') {
            throw error(spec + " takes a long double, which Java does not have; %" + kind
                    + " takes a double");
        }
        if (rewritten == null) {
            rewritten = new StringBuilder();
        }
        rewritten.append(format, copied, lengthAt);
        copied = at - 1;
    }

    private IllegalArgumentException mismatch(String spec, String wanted, Object value) {
        return error("argument " + current + " is " + Refused.describe(value) + ", " + spec + " takes "
                + wanted);
    }
}
