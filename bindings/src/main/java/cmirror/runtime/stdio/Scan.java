package cmirror.runtime.stdio;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.CObject;
import cmirror.double_;
import cmirror.runtime.arguments.Refused;
import cmirror.runtime.call.Call;
import cmirror.runtime.call.Heap;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a scanf, checked against its format before C writes to them: each must be
 * memory of the size that its conversion writes. A text without a width, which in C would go on
 * behind the end of its buffer, is read into memory of ours first, with a width of one more than
 * fits: what fills that is refused.
 */
final class Scan extends Conversions {

    private final StringBuilder bounded = new StringBuilder();
    /** How many conversions scanf counts, up to here. */
    private int counted;
    private final List<Detour> detours = new ArrayList<>(2);

    /** What reaches the argument only after the call, if conversion {@code counted} was done. */
    private record Detour(int counted, int argument, Object target, MemorySegment memory,
            String spec, char kind, int unit, long width) {
    }

    /** {@code fixedWords}: the last of them becomes the format. */
    Scan(Call call, long[] fixedWords, String format, Object[] arguments) {
        super(call, fixedWords, format, Format.list(arguments));
        parse();
        dropUnused();
        words[fixed - 1] = call.string("format", bounded.toString());
    }

    /** The machine words of the whole call. */
    Object[] words() {
        return words;
    }

    private void parse() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            bounded.append(c);
            if (c == '%') {
                conversion(at - 1);
            }
        }
    }

    private void conversion(int start) {
        if (peek() == '%') {
            bounded.append('%');
            at++;
            return;
        }
        int number = number();
        skip("*'I");
        boolean stored = !format.substring(start, at).contains("*");
        bounded.append(format, start + 1, at);
        int widthAt = at;
        skip("0123456789");
        String digits = format.substring(widthAt, at).replaceFirst("^0+", "");
        if (digits.length() > 9) {
            throw error("the width " + digits + " is no int");
        }
        long width = digits.isEmpty() ? 0 : Long.parseLong(digits);
        int lengthAt = at;
        skip("mhlLqjzt");
        String length = format.substring(lengthAt, at);
        char kind = peek();
        at++;
        if (kind == '[') {
            set(start);
        }
        String spec = format.substring(start, Math.min(at, format.length()));
        if (!stored) {
            check(spec, kind);
            bounded.append(digits).append(format, lengthAt, Math.min(at, format.length()));
            return;
        }
        Object value = argument(number, spec);
        counted += kind == 'n' ? 0 : 1;
        boolean text = "sS[cC".indexOf(kind) >= 0;
        int unit = kind == 'S' || kind == 'C' || length.contains("l") ? 4 : 1;
        boolean end = kind != 'c' && kind != 'C'; // a NUL behind the text
        String rest = format.substring(lengthAt, Math.min(at, format.length()));
        long word;
        if (length.startsWith("m") && text) {
            word = pointer(value, spec, kind, unit, width);
        } else if (text && end) {
            word = memory(value, spec, width == 0 ? 0 : (width + 1) * unit);
            long room = room(value, spec, unit);
            if (width > 0 || room < Long.MAX_VALUE) { // else C's, with no end that could be known
                width = width > 0 ? width : Math.min(room, Integer.MAX_VALUE);
                MemorySegment ours = call.scratch().allocate((width + 1) * unit);
                detours.add(new Detour(counted, current, value, ours, spec, kind, unit, width));
                word = ours.address();
            }
        } else if (text) {
            word = memory(value, spec, Math.max(width, 1) * unit);
        } else if (kind == 'p' && value instanceof Object[]) {
            word = pointer(value, spec, kind, unit, width);
        } else {
            check(spec, kind);
            boolean floating = "eEfFgGaA".indexOf(kind) >= 0;
            if (floating && value instanceof double_ && isLongDouble(length)) {
                rest = "l" + kind; // the nearest double
                length = "l";
            }
            word = number(value, spec, kind == 'p' ? 8 : floating ? floating(length)
                    : integer(length), floating);
        }
        bounded.append(width == 0 ? "" : Long.toString(width)).append(rest);
        words[fixed + current - 1] = word;
    }

    /** The {@code 2$} of a conversion that names its argument; 0 if there is no such thing here. */
    private int number() {
        int from = at;
        skip("0123456789");
        if (at == from || peek() != '$' || at - from > 8) {
            at = from;
            return 0;
        }
        return Integer.parseInt(format.substring(from, at++));
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

    private void check(String spec, char kind) {
        if ("diuxXonpeEfFgGaAsS[cC".indexOf(kind) < 0) {
            throw error("\"" + spec + "\" is no conversion that can be checked");
        }
    }

    private static int integer(String length) {
        return switch (length) {
            case "hh" -> 1;
            case "h" -> 2;
            case "" -> 4;
            default -> 8;
        };
    }

    private static boolean isLongDouble(String length) {
        return length.equals("L") || length.equals("ll") || length.equals("q");
    }

    private static int floating(String length) {
        return isLongDouble(length) ? 16 : length.isEmpty() || length.startsWith("h") ? 4 : 8;
    }

    /** The address of a number: an object of exactly this size, or memory that has as much. */
    private long number(Object value, String spec, int size, boolean floating) {
        if (value instanceof CObject object && object.segment().byteSize() != size
                || value instanceof Number || value instanceof String || value == null) {
            throw error("argument " + current + " is " + Refused.describe(value) + ", " + spec
                    + " stores " + size + " bytes" + (size > 8 ? "" : ": var x = new "
                    + (floating ? size == 4 ? "float_" : "double_" : size == 1 ? "char_"
                    : size == 2 ? "short_" : size == 4 ? "int_" : "long_") + "()"));
        }
        return memory(value, spec, size);
    }

    /** The address of memory that has this many bytes. */
    private long memory(Object value, String spec, long size) {
        if (value == null || value instanceof Object[]) {
            throw error("argument " + current + " is " + Refused.describe(value) + ", " + spec
                    + " takes a buffer: new_char(n)");
        }
        return call.out("argument " + current, value, size);
    }

    /** How many characters a buffer has. */
    private long room(Object value, String spec, int unit) {
        long size = value instanceof MemorySegment segment ? segment.byteSize()
                : value instanceof CObject object ? object.segment().byteSize()
                : value instanceof byte[] bytes ? bytes.length : 0;
        if (size == Long.MAX_VALUE) {
            return size;
        } else if (size < 2L * unit) {
            throw error("argument " + current + " has " + size + " bytes, " + spec
                    + " needs one and a NUL");
        }
        return size / unit;
    }

    /** Where scanf stores a pointer: memory of eight bytes, or an array of one. */
    private long pointer(Object value, String spec, char kind, int unit, long width) {
        if (value instanceof MemorySegment[] || value instanceof String[] && kind != 'p') {
            if (((Object[]) value).length > 0) {
                MemorySegment ours = call.scratch().allocate(8);
                detours.add(new Detour(counted, current, value, ours, spec, kind, unit,
                        Math.max(width, 1)));
                return ours.address();
            }
        } else if (value instanceof MemorySegment) {
            return memory(value, spec, 8);
        }
        throw error("argument " + current + " is " + Refused.describe(value) + ", " + spec
                + " stores a pointer: var p = new MemorySegment[1]");
    }

    /** To be called after the call, with what it returned: texts and pointers reach their place. */
    int stored(int result) {
        for (int i = 0; i < detours.size(); i++) {
            Detour detour = detours.get(i);
            if (detour.counted <= result) {
                if (detour.target instanceof Object[] array) {
                    pointer(detour, array, detour.memory.get(JAVA_LONG, 0));
                } else {
                    text(detour);
                }
            }
        }
        return result;
    }

    private static void pointer(Detour detour, Object[] array, long address) {
        if (detour.kind == 'p') {
            array[0] = Pointers.orNull(address);
            return;
        }
        MemorySegment text = Pointers.orNull(address);
        boolean end = detour.kind != 'c' && detour.kind != 'C';
        long length = end ? (length(text, detour.unit) + 1) * detour.unit
                : detour.width * detour.unit;
        text = Pointers.to(address, length);
        if (array instanceof String[]) { // a copy, since nobody could free the original
            array[0] = string(text, detour.unit);
            Heap.free(text);
        } else {
            array[0] = text;
        }
    }

    private static String string(MemorySegment text, int unit) {
        if (unit == 1) {
            return CString.of(text);
        }
        StringBuilder wide = new StringBuilder();
        for (long i = 0; i < length(text, unit); i++) {
            wide.appendCodePoint(text.get(JAVA_INT_UNALIGNED, 4 * i));
        }
        return wide.toString();
    }

    private void text(Detour detour) {
        long length = length(detour.memory, detour.unit);
        MemorySegment target = detour.target instanceof byte[] bytes ? MemorySegment.ofArray(bytes)
                : detour.target instanceof CObject object ? object.segment()
                : (MemorySegment) detour.target;
        if ((length + 1) * detour.unit > target.byteSize()) {
            throw error("argument " + detour.argument + " has " + target.byteSize()
                    + " bytes, the text is longer; a width ends it there: %"
                    + (target.byteSize() / detour.unit - 1) + detour.spec.substring(1));
        }
        MemorySegment.copy(detour.memory, 0, target, 0, (length + 1) * detour.unit);
    }

    /** Characters before the NUL. */
    private static long length(MemorySegment text, int unit) {
        if (unit == 1) {
            return CString.length(text);
        }
        long i = 0;
        while (i < text.byteSize() / 4 && text.get(JAVA_INT_UNALIGNED, 4 * i) != 0) {
            i++;
        }
        return i;
    }
}
