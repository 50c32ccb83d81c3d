package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import cmirror.runtime.CString;
import cmirror.runtime.Target;
import cmirror.runtime.trace.Dump;
import java.lang.foreign.Arena;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/** What C has in the language or in {@code <stddef.h>}: NULL, sizeof, offsetof, arrays. */
abstract class stddef_by_hand {

    /** {@code NULL}: pass it, or compare with it; Java's null is the same. */
    public static final Object NULL = null;

    stddef_by_hand() {
    }

    /** {@code sizeof(x)} of a struct or a number, in bytes. */
    public static int sizeof(CObject object) {
        return (int) object.segment().byteSize();
    }

    /** {@code sizeof(buf)} of an array, in bytes. */
    public static int sizeof(MemorySegment array) {
        return Math.toIntExact(array.byteSize());
    }

    /** {@code sizeof(fds)} of an array of structs, in bytes. */
    public static int sizeof(Struct[] array) {
        return Math.toIntExact(Struct.segment(array).byteSize());
    }

    /** {@code sizeof(struct sockaddr_in)} as {@code sizeof(sockaddr_in.class)}, in bytes. */
    public static int sizeof(Class<?> type) {
        return type == char.class || type == byte.class ? 1
                : type == short.class ? 2
                : type == int.class || type == float.class ? 4
                : type == long.class || type == double.class ? 8
                : Scalar.class.isAssignableFrom(type) ? sizeof(number(type))
                : (int) layout(type).byteSize();
    }

    private static Scalar number(Class<?> type) {
        try {
            return (Scalar) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("sizeof: " + type + " is no type of C's", e);
        }
    }

    /** {@code offsetof(struct sockaddr_in, sin_port)}, in bytes. */
    public static int offsetof(Class<?> struct, String member) {
        try {
            return (int) (long) struct.getMethod(member + "$offset").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "struct " + struct.getSimpleName() + " has no member " + member, e);
        }
    }

    private static MemoryLayout layout(Class<?> type) {
        try {
            return (GroupLayout) type.getMethod("layout").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("sizeof: " + type + " is no type of C's", e);
        }
    }

    /** {@code char name[n]}: zeroed, and freed by the garbage collector. */
    public static MemorySegment new_char(int n) {
        return array(n, 1);
    }

    /** {@code short name[n]}. */
    public static MemorySegment new_short(int n) {
        return array(n, 2);
    }

    /** {@code int name[n]}. */
    public static MemorySegment new_int(int n) {
        return array(n, 4);
    }

    /** {@code long name[n]}. */
    public static MemorySegment new_long(int n) {
        return array(n, 8);
    }

    private static MemorySegment array(int n, int size) {
        if (n < 0) {
            throw new IllegalArgumentException("an array of " + n + " elements");
        }
        return Arena.ofAuto().allocate((long) n * size, size);
    }

    /** {@code buf[i]} of a char array, with the sign that char has on this platform. */
    public static int at(MemorySegment buf, long i) {
        byte c = buf.get(JAVA_BYTE, i);
        return Target.LINUX_AARCH64 ? c & 0xff : c;
    }

    /** {@code buf[i] = c} of a char array. */
    public static void at(MemorySegment buf, long i, int c) {
        buf.set(JAVA_BYTE, i, (byte) c);
    }

    /** {@code buf[i]} of an unsigned char array: 0 to 255. */
    public static int at_unsigned_char(MemorySegment buf, long i) {
        return buf.get(JAVA_BYTE, i) & 0xff;
    }

    /** {@code buf[i]} of a short array. */
    public static int at_short(MemorySegment buf, long i) {
        return buf.get(JAVA_SHORT_UNALIGNED, 2 * i);
    }

    /** {@code buf[i]} of an unsigned short array: 0 to 65535. */
    public static int at_unsigned_short(MemorySegment buf, long i) {
        return buf.get(JAVA_SHORT_UNALIGNED, 2 * i) & 0xffff;
    }

    /** {@code buf[i] = value} of an array of short or unsigned short. */
    public static void at_short(MemorySegment buf, long i, int value) {
        buf.set(JAVA_SHORT_UNALIGNED, 2 * i, (short) value);
    }

    /** {@code buf[i]} of an int array. */
    public static int at_int(MemorySegment buf, long i) {
        return buf.get(JAVA_INT_UNALIGNED, 4 * i);
    }

    /** {@code buf[i] = value} of an int array. */
    public static void at_int(MemorySegment buf, long i, int value) {
        buf.set(JAVA_INT_UNALIGNED, 4 * i, value);
    }

    /** {@code buf[i]} of a long array. */
    public static long at_long(MemorySegment buf, long i) {
        return buf.get(JAVA_LONG_UNALIGNED, 8 * i);
    }

    /** {@code buf[i] = value} of a long array. */
    public static void at_long(MemorySegment buf, long i, long value) {
        buf.set(JAVA_LONG_UNALIGNED, 8 * i, value);
    }

    /** {@code &buf[i]}, or {@code buf + i}: the array from its i-th byte on. */
    public static MemorySegment from(MemorySegment buf, long i) {
        return buf.asSlice(i);
    }

    /** The Java string of a C string: up to its NUL, or to the end of the buffer. */
    public static String string(MemorySegment s) {
        return s == null || s.address() == 0 ? null : CString.of(s);
    }

    /** Prints a struct on stdout: its bytes, and beside them its fields with what they mean. */
    public static void dump(CObject object) {
        Dump.print(object);
    }

    /** Prints memory as a struct: {@code dump(buf, sockaddr_in.class)}. */
    public static void dump(MemorySegment memory, Class<? extends CObject> type) {
        Dump.print(memory, type.getSimpleName());
    }

    /** Prints the bytes of a buffer on stdout, in hexadecimal and as characters. */
    public static void dump(MemorySegment memory) {
        Dump.print(memory, (String) null);
    }
}
