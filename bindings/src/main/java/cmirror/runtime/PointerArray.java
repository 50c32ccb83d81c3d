package cmirror.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.CObject;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;

/**
 * A Java array in place of an array of C pointers: {@code String[]} for {@code char *argv[]}, and
 * one element for a pointer that C sets: {@code addrinfo[] res} for {@code &res}.
 */
final class PointerArray {

    private final Scratch scratch;
    private final Object[] array;
    private final MemorySegment memory;
    private final long[] given;
    private final String what;

    /** The pointers in C's memory, and a NULL behind them. */
    PointerArray(Scratch scratch, Object[] array, String what) {
        this.scratch = scratch;
        this.array = array;
        this.what = what;
        this.memory = scratch.allocate(8L * (array.length + 1));
        this.given = new long[array.length];
        for (int i = 0; i < array.length; i++) {
            given[i] = address(scratch, array[i], what);
            memory.setAtIndex(JAVA_LONG, i, given[i]);
        }
        memory.setAtIndex(JAVA_LONG, array.length, 0);
    }

    MemorySegment memory() {
        return memory;
    }

    private static long address(Scratch scratch, Object element, String what) {
        if (element == null) {
            return 0;
        } else if (element instanceof String text) {
            return scratch.string(CString.bytes(text)).address();
        } else if (element instanceof CObject object) {
            return object.segment().address();
        } else if (element instanceof MemorySegment segment && segment.isNative()) {
            return segment.address();
        }
        throw new IllegalArgumentException(what + " has an element that is no pointer: a "
                + element.getClass().getSimpleName());
    }

    /** Sets the elements to what C has left there: another element (qsort, getopt), or new ones. */
    void copyBack() {
        Class<?> type = array.getClass().getComponentType();
        Object[] before = array.clone();
        for (int i = 0; i < array.length; i++) {
            long address = memory.getAtIndex(JAVA_LONG, i);
            if (address != given[i]) {
                int same = indexOf(address);
                array[i] = same >= 0 ? before[same]
                        : type == MemorySegment.class ? part(before[i], address)
                        : address == 0 ? null : view(type, address);
            }
        }
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
    private MemorySegment part(Object before, long address) {
        if (before instanceof MemorySegment segment) {
            long offset = address - segment.address();
            if (offset >= 0 && offset < segment.byteSize()) {
                return segment.asSlice(offset);
            }
        }
        MemorySegment rescued = scratch.rescue(address);
        return rescued != null ? rescued : Pointers.orNull(address);
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
