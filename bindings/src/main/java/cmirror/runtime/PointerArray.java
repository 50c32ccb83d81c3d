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

    private final Object[] array;
    private final MemorySegment memory;

    /** The pointers in C's memory, and a NULL behind them. */
    PointerArray(Scratch scratch, Object[] array, String what) {
        this.array = array;
        this.memory = scratch.allocate(8L * (array.length + 1));
        for (int i = 0; i < array.length; i++) {
            memory.setAtIndex(JAVA_LONG, i, address(scratch, array[i], what));
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
        throw new IllegalArgumentException(what + " has an element that is no pointer: " + element);
    }

    /** Sets the elements to what C has left there. */
    void copyBack() {
        if (array instanceof String[]) {
            return; // C does not write to an argv
        }
        Class<?> type = array.getClass().getComponentType();
        for (int i = 0; i < array.length; i++) {
            long address = memory.getAtIndex(JAVA_LONG, i);
            array[i] = type == MemorySegment.class ? Pointers.orNull(address)
                    : address == 0 ? null : view(type, address);
        }
    }

    private static Object view(Class<?> type, long address) {
        try {
            Method view = type.getDeclaredMethod("orNull", long.class);
            view.setAccessible(true);
            return view.invoke(null, address);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no C pointer is a " + type.getSimpleName(), e);
        }
    }
}
