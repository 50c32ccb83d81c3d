package cmirror.runtime;

import cmirror.CObject;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Memory that C has a pointer to when the call has returned. It must be C's memory, not a copy for
 * the length of a call, and the garbage collector must leave it alone.
 */
final class Lasting {

    /** By what has the pointer: the address of a struct, or the name of a place in libc. */
    private static final Map<Object, Object> HELD = new ConcurrentHashMap<>();

    private Lasting() {
    }

    /** The address of such an argument, of at least {@code length} bytes; 0 for NULL. */
    static long address(Call call, String parameter, Object value, long length) {
        if (Words.isNull(value)) {
            return 0;
        }
        if (!(value instanceof CObject
                || value instanceof MemorySegment segment && segment.isNative())) {
            throw new IllegalArgumentException(call.function() + ": " + parameter + " is "
                    + Format.describe(value) + ", and C keeps a pointer to it: new_char(n) makes "
                    + "memory that stays");
        }
        return call.out(parameter, value, length);
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
