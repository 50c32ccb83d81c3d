package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

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
        return filled("new_char", -1, text);
    }

    /** {@code char s[n] = "text"}: as much of it as there is room for. */
    public static MemorySegment new_char(int n, String text) {
        array("new_char", Math.min(n, 0), 1);
        return filled("new_char", n, text);
    }

    private static MemorySegment filled(String call, int n, String text) {
        if (text == null) {
            throw new IllegalArgumentException(call + ": its text is NULL");
        }
        byte[] bytes = CString.bytes(text);
        MemorySegment array = array(call, n < 0 ? bytes.length + 1 : n, 1);
        MemorySegment.copy(bytes, 0, array, JAVA_BYTE, 0, Math.min(bytes.length, (int) array.byteSize()));
        return array;
    }

    /** {@code char name[] = {...}}. */
    public static MemorySegment new_char(int[] values) {
        MemorySegment array = array("new_char", length("new_char", values), 1);
        for (int i = 0; i < values.length; i++) {
            array.setAtIndex(JAVA_BYTE, i, (byte) values[i]);
        }
        return array;
    }

    /** {@code short name[] = {...}}. */
    public static MemorySegment new_short(int[] values) {
        MemorySegment array = array("new_short", length("new_short", values), 2);
        for (int i = 0; i < values.length; i++) {
            array.setAtIndex(JAVA_SHORT, i, (short) values[i]);
        }
        return array;
    }

    /** {@code int name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_int(int... values) {
        MemorySegment array = array("new_int", length("new_int", values), 4);
        MemorySegment.copy(values, 0, array, JAVA_INT, 0, values.length);
        return array;
    }

    /** {@code long name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_long(long... values) {
        MemorySegment array = array("new_long", length("new_long", values), 8);
        MemorySegment.copy(values, 0, array, JAVA_LONG, 0, values.length);
        return array;
    }

    /** {@code float name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_float(float... values) {
        MemorySegment array = array("new_float", length("new_float", values), 4);
        MemorySegment.copy(values, 0, array, JAVA_FLOAT, 0, values.length);
        return array;
    }

    /** {@code double name[] = {...}}: two values or more, or a Java array of any number. */
    public static MemorySegment new_double(double... values) {
        MemorySegment array = array("new_double", length("new_double", values), 8);
        MemorySegment.copy(values, 0, array, JAVA_DOUBLE, 0, values.length);
        return array;
    }

    private static int length(String call, Object values) {
        if (values == null) {
            throw new IllegalArgumentException(call + ": its values are NULL");
        }
        return java.lang.reflect.Array.getLength(values);
    }
}
