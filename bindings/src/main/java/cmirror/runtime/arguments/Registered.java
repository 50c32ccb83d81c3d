package cmirror.runtime.arguments;

import cmirror.Struct;
import cmirror.epoll_event;
import cmirror.runtime.memory.Pointers;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** What epoll keeps of a program's: pointers in {@code data.ptr}, which come back with events. */
public final class Registered {

    private static final int DEL = cmirror.sys_epoll_h.EPOLL_CTL_DEL;
    private static final Map<Long, Object> POINTEES = new HashMap<>();

    private Registered() {
    }

    /** After a call of epoll_ctl that has succeeded. */
    public static void epoll(int epfd, int op, int fd, Object event) {
        long key = (long) epfd << 32 | fd & 0xffffffffL;
        Object pointee = op == DEL || Words.isNull(event) ? null : pointee(event);
        if (pointee == null && POINTEES.isEmpty()) {
            return;
        }
        synchronized (POINTEES) {
            if (pointee == null) {
                POINTEES.remove(key);
            } else {
                POINTEES.put(key, pointee);
            }
        }
    }

    private static Object pointee(Object event) {
        MemorySegment memory = Words.bytes(event);
        if (memory == null || !memory.isNative()) {
            return null;
        }
        long place = memory.address() + epoll_event.data$offset();
        return Struct.pointee(Struct.where(event), place, Pointers.word(place));
    }
}
