package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import cmirror.runtime.arguments.Words;
import cmirror.runtime.memory.CString;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** C's arrays of numbers and pointers: zeroed, or with the values that stand in braces in C. */
abstract class arrays_by_hand extends pointers_by_hand {

    /** {@code char name[n]}: zeroed, and freed by the garbage collector. */
    public static MemorySegment new_char(int n) {
        return array("new_char", n, 1);
    }

    /** {@code short name[n]}. */
    public static MemorySegment new_short(int n) {
        return array("new_short", n, 2);
    }

    /** {@code int name[n]}. */
    public static MemorySegment new_int(int n) {
        return array("new_int", n, 4);
    }

    /** {@code long name[n]}. */
    public static MemorySegment new_long(int n) {
        return array("new_long", n, 8);
    }

    /** {@code float name[n]}. */
    public static MemorySegment new_float(int n) {
        return array("new_float", n, 4);
    }

    /** {@code double name[n]}. */
    public static MemorySegment new_double(int n) {
        return array("new_double", n, 8);
    }

    /** {@code char *name[n]}, or an array of any other pointers: all NULL. */
    public static MemorySegment new_pointer(int n) {
        return array("new_pointer", n, 8);
    }

    private static MemorySegment array(String call, int n, int size) {
        if (n < 0) {
            throw new IllegalArgumentException(call + ": an array of " + n + " elements");
        }
        return Arena.ofAuto().allocate((long) n * size, size);
    }

    /** {@code char s[] = "text"}: with its NUL. */
    public static MemorySegment new_char(String text) {
        byte[] bytes = bytes(text);
        return filled(new_char(bytes.length + 1), bytes);
    }

    /** {@code char s[n] = "text"}: as much of it as there is room for. */
    public static MemorySegment new_char(int n, String text) {
        return filled(new_char(n), bytes(text));
    }

    private static byte[] bytes(String text) {
        if (text == null) {
            throw new IllegalArgumentException("new_char: its text is NULL");
        }
        return CString.bytes(text);
    }

    private static MemorySegment filled(MemorySegment array, byte[] bytes) {
        MemorySegment.copy(bytes, 0, array, JAVA_BYTE, 0, Math.min(bytes.length, (int) array.byteSize()));
        return array;
    }

    /** {@code char name[] = {...}}. */
    public static MemorySegment new_char(int[] values) {
        MemorySegment array = new_char(length("new_char", values));
        for (int i = 0; i < values.length; i++) {
            array.setAtIndex(JAVA_BYTE, i, (byte) values[i]);
        }
        return array;
    }

    /** {@code short name[] = {...}}. */
    public static MemorySegment new_short(int[] values) {
        MemorySegment array = new_short(length("new_short", values));
        for (int i = 0; i < values.length; i++) {
            array.setAtIndex(JAVA_SHORT, i, (short) values[i]);
        }
        return array;
    }

    /** {@code int name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_int(int... values) {
        return copy("new_int", Words.bytes(values), 4);
    }

    /** {@code long name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_long(long... values) {
        return copy("new_long", Words.bytes(values), 8);
    }

    /** {@code float name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_float(float... values) {
        return copy("new_float", Words.bytes(values), 4);
    }

    /** {@code double name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_double(double... values) {
        return copy("new_double", Words.bytes(values), 8);
    }

    /** {@code char *name[] = {...}}, or an array of any other pointers: two or more, or one that is no number. */
    public static MemorySegment new_pointer(Object... values) {
        if (values == null) {
            throw new IllegalArgumentException("new_pointer: its values are NULL");
        }
        return pointers(values, values.length);
    }

    /** {@code char **}: argv as C has it, with the NULL behind it. */
    public static MemorySegment new_pointer(String[] argv) {
        if (argv == null) {
            throw new IllegalArgumentException("new_pointer: argv is NULL");
        }
        return pointers(argv, argv.length + 1);
    }

    private static MemorySegment pointers(Object[] values, int n) {
        MemorySegment array = new_pointer(n);
        for (int i = 0; i < values.length; i++) {
            stddef_by_hand.at_pointer(array, i, values[i]);
        }
        return array;
    }

    private static int length(String call, int[] values) {
        if (values == null) {
            throw new IllegalArgumentException(call + ": its values are NULL");
        }
        return values.length;
    }

    /** A Java array of numbers as C's. */
    private static MemorySegment copy(String call, MemorySegment values, int size) {
        if (values == null) {
            throw new IllegalArgumentException(call + ": its values are NULL");
        }
        return Arena.ofAuto().allocate(values.byteSize(), size).copyFrom(values);
    }
}
