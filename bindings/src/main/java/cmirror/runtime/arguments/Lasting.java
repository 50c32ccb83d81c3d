package cmirror.runtime.arguments;

import cmirror.CObject;
import cmirror.Opaque;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Memory that C has a pointer to when the call has returned. It must be C's memory, not a copy for
 * the length of a call, and the garbage collector must leave it alone.
 */
public final class Lasting {

    /** By what has the pointer: the address of a struct, or the name of a place in libc. */
    private static final Map<Object, Object> HELD = new ConcurrentHashMap<>();

    private Lasting() {
    }

    /** The address of such an argument, of at least {@code length} bytes; 0 for NULL. */
    public static long address(Words call, String parameter, Object value, long length) {
        if (Words.isNull(value)) {
            return 0;
        }
        if (!(value instanceof CObject
                || value instanceof MemorySegment segment && segment.isNative())) {
            throw new IllegalArgumentException(call.function() + ": " + parameter + " is "
                    + Refused.describe(value) + ", and C keeps a pointer to it: new_char(n) makes "
                    + "memory that stays");
        }
        return call.out(parameter, value, length);
    }

    /** The same for as long as the process lives, or until it is released. */
    static long keep(Words call, String parameter, Object value, long length) {
        if (value instanceof Object[] array) { // lio_listio's
            for (Object element : array) {
                if (element instanceof CObject object) {
                    hold(object.segment().address(), object);
                }
            }
            return call.out(parameter, value, length);
        }
        long address = address(call, parameter, value, length);
        if (address != 0) {
            hold(address, value);
        }
        return address;
    }

    /** What libc will free or move must not be the garbage collector's. */
    static void mustBeC(String function, String parameter, Object value) {
        MemorySegment memory = value instanceof CObject object ? object.segment()
                : value instanceof MemorySegment segment ? segment : null;
        if (!Words.isNull(value) && (memory == null || value instanceof Opaque
                || !memory.scope().equals(Arena.global().scope()))) {
            throw new IllegalArgumentException(function + ": " + parameter + " is "
                    + (memory == null ? Refused.describe(value) + ", and no pointer from malloc"
                    : "not from malloc; the garbage collector frees it"));
        }
    }

    /** From now on {@code holder} has a pointer to {@code memory}, and to nothing else. */
    static void hold(Object holder, Object memory) {
        if (memory == null) {
            HELD.remove(holder);
        } else {
            HELD.put(holder, memory);
        }
    }
}
