package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import cmirror.CObject;
import cmirror.Struct;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What a macro or a method of ours is given: it looks itself at what a call would look at. */
public final class Given {

    private Given() {
    }

    /** Something that may not be NULL. */
    public static <T> T notNull(String call, String parameter, T value) {
        if (Words.isNull(value)) {
            throw Refused.isNull(call, parameter);
        }
        return value;
    }

    /** The bytes of a struct or number that is read. */
    public static MemorySegment read(String call, String parameter, CObject object) {
        return usable(call, parameter, Struct.memory(notNull(call, parameter, object), 0), false);
    }

    /** The bytes of one that is written. */
    public static MemorySegment written(String call, String parameter, CObject object) {
        return usable(call, parameter, Struct.memory(notNull(call, parameter, object), 0), true);
    }

    /** The bytes of any argument, of which {@code length} are read. */
    public static MemorySegment read(String call, String parameter, Object value, long length) {
        return bytes(call, parameter, value, length, false);
    }

    public static MemorySegment written(String call, String parameter, Object value, long length) {
        return bytes(call, parameter, value, length, true);
    }

    private static MemorySegment bytes(String call, String parameter, Object value, long length,
            boolean written) {
        MemorySegment memory = Words.bytes(notNull(call, parameter, value));
        if (memory == null) {
            throw Refused.kind(call, parameter, value, written);
        } else if (Long.compareUnsigned(length, memory.byteSize()) > 0) {
            throw Refused.tooShort(call, parameter, memory, memory.byteSize(), length);
        }
        return usable(call, parameter, memory, written);
    }

    private static MemorySegment usable(String call, String parameter, MemorySegment memory,
            boolean written) {
        Words.readable(call, parameter, memory);
        if (written && memory.isReadOnly()) {
            throw Refused.readOnly(call, parameter);
        }
        return memory;
    }

    /** The value of an int. */
    public static int int32(String call, String parameter, CObject number) {
        return read(call, parameter, number).get(JAVA_INT_UNALIGNED, 0);
    }

    /** The value of a pthread_t, timer_t or another word that C takes by value. */
    public static long word(String call, String parameter, CObject number) {
        MemorySegment memory = read(call, parameter, number);
        return memory.byteSize() < 8 ? memory.get(JAVA_INT_UNALIGNED, 0) & 0xffffffffL
                : memory.get(JAVA_LONG_UNALIGNED, 0);
    }

    /** What stands behind the header of a message: {@code length} bytes, or as many as there are. */
    public static MemorySegment behind(Struct message, long header, long length) {
        MemorySegment memory = Struct.memory(message, Long.MAX_VALUE);
        if (memory.byteSize() <= Struct.memory(message, 0).byteSize()
                && memory.scope().equals(Arena.global().scope())) { // C's, with no known end
            return Pointers.to(memory.address() + header, Math.max(0, length));
        }
        MemorySegment rest = memory.asSlice(Math.min(header, memory.byteSize()));
        return rest.asSlice(0, Math.clamp(length, 0, rest.byteSize()));
    }

    /** In the place of a method there is NULL, or what is no method. */
    public static void mustBeNull(String parameter, Object value) {
        if (!Words.isNull(value)) {
            throw Refused.method(parameter, value);
        }
    }
}
