package cmirror;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import cmirror.runtime.arguments.Element;
import cmirror.runtime.arguments.Words;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.trace.Dump;
import java.lang.foreign.Arena;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;

/** What C has in the language or in {@code <stddef.h>}: NULL, sizeof, offsetof, arrays. */
abstract class stddef_by_hand extends arrays_by_hand {

    /** {@code NULL}: pass it, or compare with it; Java's null is the same. */
    public static final Object NULL = null;

    stddef_by_hand() {
    }

    /** {@code sizeof(x)} of a struct or a number, in bytes. */
    public static int sizeof(CObject object) {
        return of("sizeof", object) instanceof Struct struct ? struct.sizeof()
                : (int) object.segment().byteSize();
    }

    /** {@code sizeof(buf)} of an array, in bytes; of a pointer that C has returned, 8. */
    public static int sizeof(MemorySegment array) {
        long size = of("sizeof", array).byteSize();
        return size > Integer.MAX_VALUE ? 8 : (int) size;
    }

    /** {@code sizeof(fds)} of an array of structs, in bytes. */
    public static int sizeof(Struct[] array) {
        MemorySegment memory = Struct.segment(of("sizeof", array));
        if (memory == null) {
            throw new IllegalArgumentException("sizeof: no C array of structs: x.array(n) makes one");
        }
        return Math.toIntExact(memory.byteSize());
    }

    /** {@code sizeof(x)} of a number that stays a Java number, or {@code sizeof(a)} of a Java array. */
    public static int sizeof(Object value) {
        if (value instanceof Struct[] structs) {
            return sizeof(structs);
        } else if (value instanceof Object[] pointers) {
            return 8 * pointers.length;
        }
        MemorySegment array = Words.bytes(value instanceof String ? null : of("sizeof", value));
        int size = array != null ? Math.toIntExact(array.byteSize())
                : value instanceof Integer || value instanceof Float ? 4
                : value instanceof Long || value instanceof Double ? 8
                : value instanceof Short ? 2
                : value instanceof Byte || value instanceof Character ? 1 : 0;
        if (size == 0 && array == null) {
            throw new IllegalArgumentException("sizeof: " + (value instanceof String
                    ? "a String is a pointer, of 8 bytes, or a literal, of strlen(s) + 1"
                    : "a " + value.getClass().getSimpleName() + " is nothing of C's"));
        }
        return size;
    }

    /** {@code sizeof(struct sockaddr_in)} as {@code sizeof(sockaddr_in.class)}, in bytes. */
    public static int sizeof(Class<?> type) {
        return type == char.class || type == byte.class ? 1
                : type == short.class ? 2
                : type == int.class || type == float.class ? 4
                : type == long.class || type == double.class || type == MemorySegment.class
                        || type == String.class ? 8 // the last two are pointers
                : CObject.class.isAssignableFrom(of("sizeof", type))
                        && !Struct.class.isAssignableFrom(type) ? sizeof(number(type))
                : (int) layout(type).byteSize();
    }

    private static <T> T of(String call, T argument) {
        if (argument == null) {
            throw new IllegalArgumentException(call + ": its argument is NULL");
        }
        return argument;
    }

    private static CObject number(Class<?> type) {
        try {
            return (CObject) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("sizeof: " + type + " is no type of C's", e);
        }
    }

    /** {@code offsetof(struct sockaddr_in, sin_port)}, in bytes. */
    public static int offsetof(Class<?> struct, String member) {
        try {
            return (int) (long) method(of("offsetof", struct), member + "$offset").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "struct " + struct.getSimpleName() + " has no member " + member, e);
        }
    }

    /** A method of a struct's class, which may be one within the program's. */
    private static Method method(Class<?> struct, String name) throws NoSuchMethodException {
        Method method = struct.getMethod(name);
        method.setAccessible(true);
        return method;
    }

    private static MemoryLayout layout(Class<?> type) {
        try {
            return (GroupLayout) method(type, "layout").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("sizeof: " + type + " is no type of C's", e);
        }
    }

    /** {@code buf[i]} of a char array, with the sign that char has on this platform. */
    public static int at(MemorySegment buf, long i) {
        try {
            byte c = buf.get(JAVA_BYTE, i);
            return Target.LINUX_AARCH64 ? c & 0xff : c;
        } catch (RuntimeException e) {
            throw Element.refused("at", buf, i, 1, e);
        }
    }

    /** {@code buf[i] = c} of a char array; as in C, the assignment has the value. */
    public static int at(MemorySegment buf, long i, int c) {
        try {
            buf.set(JAVA_BYTE, i, (byte) c);
            return Target.LINUX_AARCH64 ? c & 0xff : (byte) c;
        } catch (RuntimeException e) {
            throw Element.refused("at", buf, i, 1, e);
        }
    }

    /** {@code buf[i]} of an unsigned char array: 0 to 255. */
    public static int at_unsigned_char(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_BYTE, i) & 0xff;
        } catch (RuntimeException e) {
            throw Element.refused("at_unsigned_char", buf, i, 1, e);
        }
    }

    /** {@code buf[i]} of a short array. */
    public static int at_short(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_SHORT_UNALIGNED, Math.multiplyExact(2, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_short", buf, i, 2, e);
        }
    }

    /** {@code buf[i]} of an unsigned short array: 0 to 65535. */
    public static int at_unsigned_short(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_SHORT_UNALIGNED, Math.multiplyExact(2, i)) & 0xffff;
        } catch (RuntimeException e) {
            throw Element.refused("at_unsigned_short", buf, i, 2, e);
        }
    }

    /** {@code buf[i] = value} of an array of short or unsigned short. */
    public static int at_short(MemorySegment buf, long i, int value) {
        try {
            buf.set(JAVA_SHORT_UNALIGNED, Math.multiplyExact(2, i), (short) value);
            return (short) value;
        } catch (RuntimeException e) {
            throw Element.refused("at_short", buf, i, 2, e);
        }
    }

    /** {@code buf[i]} of an int array. */
    public static int at_int(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_INT_UNALIGNED, Math.multiplyExact(4, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_int", buf, i, 4, e);
        }
    }

    /** {@code buf[i] = value} of an int array. */
    public static int at_int(MemorySegment buf, long i, int value) {
        try {
            buf.set(JAVA_INT_UNALIGNED, Math.multiplyExact(4, i), value);
            return value;
        } catch (RuntimeException e) {
            throw Element.refused("at_int", buf, i, 4, e);
        }
    }

    /** {@code buf[i]} of a long array. */
    public static long at_long(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_LONG_UNALIGNED, Math.multiplyExact(8, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_long", buf, i, 8, e);
        }
    }

    /** {@code buf[i] = value} of a long array. */
    public static long at_long(MemorySegment buf, long i, long value) {
        try {
            buf.set(JAVA_LONG_UNALIGNED, Math.multiplyExact(8, i), value);
            return value;
        } catch (RuntimeException e) {
            throw Element.refused("at_long", buf, i, 8, e);
        }
    }

    /** {@code buf[i]} of an array of floats. */
    public static float at_float(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_FLOAT_UNALIGNED, Math.multiplyExact(4, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_float", buf, i, 4, e);
        }
    }

    /** {@code buf[i] = value}. */
    public static float at_float(MemorySegment buf, long i, float value) {
        try {
            buf.set(JAVA_FLOAT_UNALIGNED, Math.multiplyExact(4, i), value);
            return value;
        } catch (RuntimeException e) {
            throw Element.refused("at_float", buf, i, 4, e);
        }
    }

    /** {@code buf[i]} of an array of doubles. */
    public static double at_double(MemorySegment buf, long i) {
        try {
            return buf.get(JAVA_DOUBLE_UNALIGNED, Math.multiplyExact(8, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_double", buf, i, 8, e);
        }
    }

    /** {@code buf[i] = value}. */
    public static double at_double(MemorySegment buf, long i, double value) {
        try {
            buf.set(JAVA_DOUBLE_UNALIGNED, Math.multiplyExact(8, i), value);
            return value;
        } catch (RuntimeException e) {
            throw Element.refused("at_double", buf, i, 8, e);
        }
    }

    /**
     * {@code p[i]} of an array of pointers, or {@code *(char **) p}: the memory that it points to, or
     * NULL. As with a struct's pointer, what was stored there has its bounds, and what C has stored none.
     */
    public static MemorySegment at_pointer(MemorySegment buf, long i) {
        try {
            return Kept.read(buf, Math.multiplyExact(8, i));
        } catch (RuntimeException e) {
            throw Element.refused("at_pointer", buf, i, 8, e);
        }
    }

    /** {@code p[i] = value}: a struct, memory, a String or NULL, which lives as long as buf. */
    public static void at_pointer(MemorySegment buf, long i, Object value) {
        Object target = Struct.target("at_pointer: value", value);
        try {
            Kept.write(buf, Math.multiplyExact(8, i), target);
        } catch (RuntimeException e) {
            throw Element.refused("at_pointer", buf, i, 8, e);
        }
    }

    /**
     * {@code (unsigned) x}: 32 bits as the number that C takes them for. The mirror has C's uint32_t
     * in an int, as its bits: {@code unsigned(ntohl(x)) > 5}, {@code long l = unsigned(a.s_addr());}
     */
    public static long unsigned(int x) {
        return x & 0xffffffffL;
    }

    /** The Java string of a C string: up to its NUL, or to the end of the buffer. */
    public static String string(MemorySegment s) {
        if (s == null || s.address() == 0 && s.isNative()) {
            return null;
        }
        Words.refuseBare("string", "s", s);
        try {
            return CString.of(s);
        } catch (RuntimeException e) {
            throw Element.refused("string", s, 0, 1, e);
        }
    }

    /** Prints a struct on stdout: its bytes, and beside them its fields with what they mean. */
    public static void dump(CObject object) {
        Dump.print(object);
    }

    /** Prints memory as a struct: {@code dump(buf, sockaddr_in.class)}. */
    public static void dump(MemorySegment memory, Class<? extends CObject> type) {
        Dump.print(of("dump", memory), of("dump", type).getSimpleName());
    }

    /** Prints the bytes of a buffer on stdout, in hexadecimal and as characters. */
    public static void dump(MemorySegment memory) {
        Dump.print(memory, (String) null);
    }
}
