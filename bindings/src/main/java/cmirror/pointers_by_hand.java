package cmirror;

import cmirror.runtime.arguments.Element;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** What C does with pointers: moves them, compares them, takes what they point to for memory. */
abstract class pointers_by_hand {

    pointers_by_hand() {
    }

    /** {@code &buf[i]}, or {@code buf + i}: the array from its i-th byte on. */
    public static MemorySegment from(MemorySegment buf, long i) {
        return Element.from(buf, i);
    }

    /**
     * {@code buf - i}, of a pointer that has been moved on before: {@code c = *p++} is
     * {@code c = at(back(p = from(p, 1), 1), 0)}. What lies before is C's business, as in C.
     */
    public static MemorySegment back(MemorySegment buf, long i) {
        return Element.back(buf, i);
    }

    /** {@code p + n} of a pointer to a struct, in structs as in C: {@code p++} is {@code p = from(p, 1)}. */
    public static <T extends Struct> T from(T p, long n) {
        if (p == null) {
            throw new IllegalArgumentException("from: p is NULL");
        }
        return StructArray.from(p, n);
    }

    /** {@code argv + n}: the array's elements from the n-th on. */
    public static <T> T[] from(T[] array, long n) {
        if (array == null) {
            throw new IllegalArgumentException("from: the array is NULL");
        } else if (n < 0 || n > array.length) {
            throw new IndexOutOfBoundsException("from: the array has " + array.length
                    + " elements: there is no array + " + n);
        }
        return Arrays.copyOfRange(array, (int) n, array.length);
    }

    /** {@code s[i]} of a text that nobody writes to: {@code at_text(argv[1], 0) == '-'}. */
    public static int at_text(String s, long i) {
        if (s == null) {
            throw new IllegalArgumentException("at_text: s is NULL");
        }
        byte[] bytes = CString.bytes(s);
        if (i < 0 || i > bytes.length) {
            throw new IndexOutOfBoundsException("at_text: s has " + bytes.length + " bytes and its NUL: there is no s["
                    + i + "]");
        }
        return i == bytes.length ? 0 : Target.LINUX_AARCH64 ? bytes[(int) i] & 0xff : bytes[(int) i];
    }

    /** {@code a == b} of two pointers: whether they point to the same place. */
    public static boolean same(Object a, Object b) {
        return a == b || address(a) == address(b);
    }

    private static long address(Object p) {
        MemorySegment memory = p == null ? null : memory(p);
        return memory == null ? 0 : memory.address();
    }

    /** {@code (intptr_t) p}: the number that a {@code void *} holds, or where it points to. */
    public static long number(Object p) {
        return p instanceof Number number ? number.longValue() : address(p);
    }

    /** {@code (char *) p}: what any pointer points to, as memory. */
    public static MemorySegment memory(Object p) {
        if (p instanceof String text) {
            return arrays_by_hand.new_char(text);
        }
        Object target = Struct.target("memory: p", p);
        return target == null ? null : target instanceof CObject object
                ? Struct.memory(object, Long.MAX_VALUE) : (MemorySegment) target;
    }

    /**
     * An assignment whose value is used: {@code if ((p->n = f()) < 0)} is
     * {@code if (set(p::n, f()) < 0)}.
     */
    public static int set(IntConsumer place, int value) {
        if (place == null) {
            throw new IllegalArgumentException("set: the place is NULL");
        }
        place.accept(value);
        return value;
    }

    /** The same of a long. */
    public static long set_long(LongConsumer place, long value) {
        if (place == null) {
            throw new IllegalArgumentException("set_long: the place is NULL");
        }
        place.accept(value);
        return value;
    }
}
