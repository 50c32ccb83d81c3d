package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.CObject;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.memory.Scratch;
import cmirror.stddef_h;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;

/**
 * A Java array in place of an array of C pointers: {@code String[]} for {@code char *argv[]}, and
 * one element for a pointer that C sets: {@code addrinfo[] res} for {@code &res}.
 */
final class PointerArray {

    private final Words words;
    private final Scratch scratch;
    /** The array among the arguments before, or null. */
    private final PointerArray before;
    private final Object[] array;
    private final MemorySegment memory;
    private final long[] given;
    private final String what;

    /** The pointers in C's memory, and a NULL behind them. */
    PointerArray(Words words, Object[] array, String what, PointerArray before) {
        this.words = words;
        this.scratch = words.scratch();
        this.before = before;
        this.array = array;
        this.what = what;
        this.memory = scratch.allocate(8L * (array.length + 1));
        this.given = new long[array.length];
        for (int i = 0; i < array.length; i++) {
            given[i] = address(array[i]);
            memory.setAtIndex(JAVA_LONG, i, given[i]);
        }
        memory.setAtIndex(JAVA_LONG, array.length, 0);
    }

    MemorySegment memory() {
        return memory;
    }

    private long address(Object element) {
        if (element == null) {
            return 0;
        } else if (element instanceof String text) {
            return scratch.string(CString.bytes(text)).address();
        } else if (element instanceof CObject object) {
            return object.segment().address();
        } else if (element instanceof MemorySegment segment && segment.isNative()) {
            words.keep(segment);
            return segment.address();
        }
        throw new IllegalArgumentException(what + " has an element that is no pointer: a "
                + element.getClass().getSimpleName());
    }

    /** Sets the elements to what C has left there: another element (qsort, getopt), or new ones. */
    void copyBack() {
        if (before != null) {
            before.copyBack();
        }
        Class<?> type = array.getClass().getComponentType();
        Object[] old = array.clone();
        for (int i = 0; i < array.length; i++) {
            long address = memory.getAtIndex(JAVA_LONG, i);
            if (address != given[i]) {
                int same = indexOf(address);
                array[i] = same >= 0 ? old[same]
                        : type.isAssignableFrom(MemorySegment.class) ? part(old[i], address)
                        : address == 0 ? null
                        : type == String.class ? CString.of(Pointers.orNull(address))
                        : view(type, address);
            }
        }
    }

    /** What a pointer to an element points to, as bsearch returns it: the array from there on; or null. */
    MemorySegment rescue(long address) {
        long first = (address - memory.address()) / 8;
        if (address < memory.address() || first >= array.length) {
            return before == null ? null : before.rescue(address);
        }
        MemorySegment rest = stddef_h.new_pointer(array.length - (int) first);
        for (int i = 0; i < array.length - first; i++) {
            stddef_h.at_pointer(rest, i, array[i + (int) first]);
        }
        return rest;
    }

    private int indexOf(long address) {
        for (int i = 0; i < given.length; i++) {
            if (given[i] == address) {
                return i;
            }
        }
        return -1;
    }

    /** A pointer that has moved within its buffer, as strsep's, keeps the buffer's end. */
    private MemorySegment part(Object old, long address) {
        if (old instanceof MemorySegment segment) {
            long offset = address - segment.address();
            if (offset >= 0 && offset <= segment.byteSize()) { // or just behind it
                return segment.asSlice(offset);
            }
        }
        return address == 0 ? null : words.pointee(address);
    }

    private Object view(Class<?> type, long address) {
        try {
            Method view = type.getDeclaredMethod("orNull", long.class);
            view.setAccessible(true);
            return view.invoke(null, address);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(what + ": no C pointer is a " + type.getSimpleName(), e);
        }
    }
}
