package cmirror.runtime.arguments;

import cmirror.Struct;
import cmirror.aio_h;
import cmirror.aiocb;
import cmirror.ifconf;
import cmirror.iovec;
import cmirror.mmsghdr;
import cmirror.msghdr;
import cmirror.runtime.libc.Target;
import cmirror.runtime.memory.Pointers;
import cmirror.sock_fprog;
import java.lang.foreign.MemorySegment;

/**
 * Structs that tell C where there is memory and how much: iovec, msghdr. What the program has stored
 * there is held against the lengths beside it before C believes them.
 */
final class Vectors {

    private static final long IOVEC = iovec.layout().byteSize();
    private static final long MMSGHDR = mmsghdr.layout().byteSize();
    private static final long BASE = iovec.iov_base$offset();
    private static final long LENGTH = iovec.iov_len$offset();
    private static final long NAME = msghdr.msg_name$offset();
    private static final long NAME_LENGTH = msghdr.msg_namelen$offset();
    private static final long IOV = msghdr.msg_iov$offset();
    private static final long IOV_LENGTH = msghdr.msg_iovlen$offset();
    private static final long CONTROL = msghdr.msg_control$offset();
    private static final long CONTROL_LENGTH = msghdr.msg_controllen$offset();

    private Vectors() {
    }

    /** {@code count} elements of an argument that stands for {@code struct iovec[]}. */
    static void iovecs(Words call, String what, Object where, long address, long count,
            boolean written) {
        for (int i = 0; i < count; i++) {
            long at = address + i * IOVEC;
            memory(call, what, i, "iov_base", where, at + BASE, Pointers.word(at + LENGTH), written);
        }
    }

    /** {@code count} elements of {@code struct mmsghdr[]}. */
    static void messages(Words call, String what, Object where, long address, long count,
            boolean written) {
        for (int i = 0; i < count; i++) {
            message(call, what, i, where, address + i * MMSGHDR, written);
        }
    }

    /** One {@code struct msghdr}; {@code index} is -1 if it is not an element. */
    static void message(Words call, String what, int index, Object where, long at, boolean written) {
        memory(call, what, index, "msg_name", where, at + NAME, Pointers.half(at + NAME_LENGTH), written);
        memory(call, what, index, "msg_control", where, at + CONTROL,
                Target.MACOS ? Pointers.half(at + CONTROL_LENGTH) : Pointers.word(at + CONTROL_LENGTH),
                written);
        long count = Target.MACOS ? Pointers.half(at + IOV_LENGTH) : Pointers.word(at + IOV_LENGTH);
        Object iov = memory(call, what, index, "msg_iov", where, at + IOV, Sizes.times(count, IOVEC),
                false);
        if (iov != null) {
            iovecs(call, "iov", Struct.where(iov), Pointers.word(at + IOV), count, written);
        }
    }

    /** A {@code struct ifconf}: the kernel writes as many bytes as it says. */
    static void interfaces(Words call, String what, Object where, long at) {
        memory(call, what, -1, "ifc_buf", where, at + ifconf.ifc_buf$offset(),
                Pointers.half(at + ifconf.ifc_len$offset()), true);
    }

    /** A {@code struct sock_fprog}: instructions of eight bytes. */
    static void filter(Words call, String what, Object where, long at) {
        memory(call, what, -1, "filter", where, at + sock_fprog.filter$offset(),
                8 * (Pointers.half(at + sock_fprog.len$offset()) & 0xffff), false);
    }

    /** One {@code struct aiocb}, or a list of them, which says of each what to do. */
    static void controls(Words call, String what, Object value) {
        if (value instanceof aiocb one) {
            control(call, what, one, call.function().equals("aio_read") ? aio_h.LIO_READ
                    : call.function().equals("aio_write") ? aio_h.LIO_WRITE : aio_h.LIO_NOP);
        } else if (value instanceof Object[] list) {
            for (int i = 0; i < list.length; i++) {
                if (list[i] instanceof aiocb one) {
                    control(call, what + "[" + i + "]", one, one.aio_lio_opcode());
                }
            }
        }
    }

    private static void control(Words call, String what, aiocb control, int opcode) {
        if (opcode != aio_h.LIO_NOP) {
            long at = control.segment().address();
            memory(call, what, -1, "aio_buf", Struct.where(control), at + aiocb.aio_buf$offset(),
                    Pointers.word(at + aiocb.aio_nbytes$offset()), opcode == aio_h.LIO_READ);
        }
    }

    /** The pointer at a place must have as many bytes behind it; returns what it points to, if known. */
    static Object memory(Words call, String what, int index, String field, Object where,
            long place, long length, boolean written) {
        long address = Pointers.word(place);
        Object pointee = Struct.pointee(where, place, address);
        if (pointee == null) {
            return null;
        }
        MemorySegment memory = Words.bytes(pointee);
        long size = memory.byteSize() - (address - memory.address());
        if (Long.compareUnsigned(length, size) > 0) {
            throw Refused.tooShort(call.function(), name(what, index, field), memory, size, length);
        }
        if (written && memory.isReadOnly()) {
            throw Refused.readOnly(call.function(), name(what, index, field));
        }
        if (Words.canBeClosed(memory)) {
            call.hold(name(what, index, field), memory);
        }
        return pointee;
    }

    private static String name(String what, int index, String field) {
        return what + (index < 0 ? "" : "[" + index + "]") + "." + field;
    }
}
