package cmirror.runtime.arguments;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import cmirror.CObject;
import cmirror.Opaque;
import cmirror.Struct;
import cmirror.ifconf;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.sock_fprog;
import cmirror.sys_socket_h;
import java.lang.foreign.MemorySegment;

/** Arguments that C does more with than read or write them: follow, keep, free, close. */
public abstract class Operands extends Words {

    protected Operands() {
    }

    /** The address of a FILE or DIR, which must be open. */
    public final long open(String parameter, Object value, Class<? extends Opaque> type) {
        return value != null && value.getClass() == type && ((Opaque) value).isOpen()
                ? ((Opaque) value).segment().address()
                : Handles.find(function, parameter, value, type).segment().address();
    }

    /** The same for the last call with it. */
    public final long closed(String parameter, Object value, Class<? extends Opaque> type) {
        Opaque handle = Handles.find(function, parameter, value, type);
        handle.markClosed();
        return handle.segment().address();
    }

    /** The address of a string that C goes on to write to: its NUL must be in its memory. */
    public final long text(String parameter, Object value, long length) {
        long address = out(parameter, value, 1);
        MemorySegment segment = bytes(value);
        if (segment == null) {
            throw new IllegalArgumentException(function + ": " + parameter + " is text, not a "
                    + value.getClass().getSimpleName());
        }
        if (segment.byteSize() != Long.MAX_VALUE && CString.length(segment) == segment.byteSize()) {
            throw new IllegalArgumentException(function + ": " + parameter + " has no NUL in its "
                    + segment.byteSize() + " bytes");
        }
        if (Long.compareUnsigned(length, segment.byteSize()) > 0) {
            throw Refused.tooShort(function, parameter, segment, segment.byteSize(), length);
        }
        return address;
    }

    public final long textOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : text(parameter, value, length);
    }

    /** The address of {@code count} structs iovec, and of what they point to as far as it is known. */
    public final long iovecs(String parameter, Object iov, long count, boolean written) {
        long address = inOrNull(parameter, iov, Sizes.times(count, 16));
        if (address != 0) {
            Vectors.iovecs(this, parameter, Struct.where(iov), address, count, written);
        }
        return address;
    }

    /** The address of a struct msghdr, the same. */
    public final long message(String parameter, Object msg, long size, boolean written) {
        long address = inOrNull(parameter, msg, size);
        if (address != 0) {
            Vectors.message(this, parameter, -1, Struct.where(msg), address, written);
        }
        return address;
    }

    /** The address of {@code count} structs mmsghdr. */
    public final long messages(String parameter, Object msgvec, long size, long count,
            boolean written) {
        long address = outOrNull(parameter, msgvec, Sizes.times(count, size));
        if (address != 0) {
            Vectors.messages(this, parameter, Struct.where(msgvec), address, count, written);
        }
        return address;
    }

    /** The value of a socket's option: a filter's length is held against the program it points to. */
    public final long option(String parameter, Object value, long length, int level, int optname) {
        long address = inOrNull(parameter, value, length);
        return Target.LINUX && optname == sys_socket_h.SO_ATTACH_FILTER
                && level == sys_socket_h.SOL_SOCKET && length >= 16 ? filter(parameter, value) : address;
    }

    /** A struct ifconf: as many bytes as it says. */
    public final long interfaces(String parameter, Object value) {
        long address = outOrNull(parameter, value, ifconf.layout().byteSize());
        if (address != 0) {
            Vectors.interfaces(this, parameter, Struct.where(value), address);
        }
        return address;
    }

    /** A struct sock_fprog. */
    public final long filter(String parameter, Object value) {
        long address = inOrNull(parameter, value, sock_fprog.layout().byteSize());
        if (address != 0) {
            Vectors.filter(this, parameter, Struct.where(value), address);
        }
        return address;
    }

    /** The address of memory to which C has a pointer when the call has returned: it stays. */
    public final long kept(String parameter, Object value, long length) {
        Vectors.controls(this, parameter, value);
        return Lasting.keep(this, parameter, notNull(parameter, value), length);
    }

    public final long keptOrNull(String parameter, Object value, long length) {
        return isNull(value) ? 0 : kept(parameter, value, length);
    }

    /** The same of memory to which C has no pointer any more. */
    public final long released(String parameter, Object value, long length) {
        long address = out(parameter, value, length);
        Lasting.hold(address, null);
        return address;
    }

    /** The address of what libc frees or moves: it must be libc's. */
    public final long heap(String parameter, Object value, long length) {
        return heapOrNull(parameter, notNull(parameter, value), length);
    }

    public final long heapOrNull(String parameter, Object value, long length) {
        if (isNull(value)) {
            return 0;
        }
        Lasting.mustBeC(function, parameter, value);
        return outOrNull(parameter, value, length);
    }

    /** The address of a pointer to such memory. */
    public final long heapAt(String parameter, Object value, long length) {
        if (value instanceof MemorySegment[] array && array.length > 0) {
            Lasting.mustBeC(function, parameter, array[0]);
        }
        return outOrNull(parameter, value, length);
    }

    /** What an earlier call of {@code maker} has returned, or stored as a word. */
    public final long made(String parameter, long word, String maker) {
        return Made.check(function, parameter, word, maker);
    }

    public final long ended(String parameter, long word, String maker) {
        return Made.end(function, parameter, word, maker);
    }

    /** A struct that an earlier call of {@code maker} has filled in. */
    public final long initialized(String parameter, Object value, long word, String maker) {
        return Made.checkStruct(function, parameter, value, word, maker);
    }

    public final long destroyed(String parameter, Object value, long word, String maker) {
        return Made.endStruct(function, parameter, value, word, maker);
    }

    /** A struct in which C follows the pointer at an offset. */
    public final long pointing(String parameter, long address, String field, long offset) {
        if (address != 0 && Pointers.word(address + offset) == 0) {
            throw Refused.isNull(function, parameter + "." + field);
        }
        return address;
    }

    /** A word that C takes by value, from its object: a timer_t. */
    public final long word(String parameter, CObject value) {
        return Given.word(function, parameter, value);
    }

    /** The same where it is a pointer, which C follows. */
    public final long pointer(String parameter, CObject value) {
        long word = Given.word(function, parameter, value);
        if (word == 0) {
            throw Refused.isNull(function, parameter);
        }
        return word;
    }

    /** A struct that is passed by value, of at most eight bytes: as a register holds it. */
    public final long bits(String parameter, CObject struct) {
        MemorySegment segment = Sizes.readable(notNull(parameter, struct));
        if (segment == null) {
            throw Refused.arena(function, parameter, struct.segment().scope().isAlive());
        }
        segment = Struct.memory(struct, 0);
        long bits = 0;
        for (int i = (int) segment.byteSize() - 1; i >= 0; i--) {
            bits = bits << 8 | segment.get(JAVA_BYTE, i) & 0xff;
        }
        return bits;
    }

    /** A struct that came back in a register. */
    public static void bits(CObject struct, long bits) {
        MemorySegment segment = struct.segment();
        for (int i = 0; i < segment.byteSize(); i++) {
            segment.set(JAVA_BYTE, i, (byte) (bits >>> 8 * i));
        }
    }
}
