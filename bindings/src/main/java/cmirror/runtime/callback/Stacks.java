package cmirror.runtime.callback;

import static cmirror.signal_h.SIGEV_THREAD;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cmirror.aiocb;
import cmirror.pthread_attr_t;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.Pointers;
import cmirror.sigevent;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Stacks of threads that libc makes and Java runs on: it needs more than C, with pages below that it
 * must not touch. Where a program asks for less, it gets this much.
 */
public final class Stacks {

    private static final long SMALLEST = 512 * 1024;

    private Stacks() {
    }

    /** Sees to it that threads without attributes have enough, though {@code ulimit -s} be small. */
    public static void growDefault() {
        if (Default.SMALL) {
            MemorySegment attr = Arena.ofAuto().allocate(pthread_attr_t.layout().byteSize(), 8);
            call("pthread_getattr_default_np", attr, 0);
            grow(attr);
            call("pthread_setattr_default_np", attr, 0);
            call("pthread_attr_destroy", attr, 0);
        }
    }

    private static final class Default {
        static final boolean SMALL = isSmall();

        private static boolean isSmall() {
            if (!Libc.has("pthread_getattr_default_np")) {
                return false;
            }
            MemorySegment attr = Arena.ofAuto().allocate(pthread_attr_t.layout().byteSize(), 8);
            call("pthread_getattr_default_np", attr, 0);
            boolean small = size(attr) < SMALLEST;
            call("pthread_attr_destroy", attr, 0);
            return small;
        }
    }

    /** Gives attributes the size that Java needs, if they have less: not a stack of the program's own then. */
    public static void grow(MemorySegment attr) {
        if (size(attr) > 0 && size(attr) < SMALLEST) {
            if (hasOwn(attr)) {
                MemorySegment state = Arena.ofAuto().allocate(4, 4);
                call("pthread_attr_getdetachstate", attr, state.address());
                call("pthread_attr_init", attr, 0);
                call("pthread_attr_setdetachstate", attr, state.get(JAVA_INT, 0));
            }
            call("pthread_attr_setstacksize", attr, SMALLEST);
        }
    }

    /** Whether there is a stack: its upper end is 0 otherwise. */
    private static boolean hasOwn(MemorySegment attr) {
        MemorySegment answer = Arena.ofAuto().allocate(16, 8);
        Libc.call(Libc.find("pthread_attr_getstack"), Errno.IGNORED, attr.address(), answer.address(),
                answer.address() + 8, 0, 0, 0);
        return answer.get(JAVA_LONG, 0) + answer.get(JAVA_LONG, 8) != 0;
    }

    private static long size(MemorySegment attr) {
        MemorySegment answer = Arena.ofAuto().allocate(8, 8);
        call("pthread_attr_getstacksize", attr, answer.address());
        return answer.get(JAVA_LONG, 0);
    }

    public static void call(String function, MemorySegment attr, long argument) {
        Libc.call(Libc.find(function), Errno.IGNORED, attr.address(), argument, 0, 0, 0, 0);
    }

    /** A struct sigevent that a call gets: its thread runs on the attributes that it points to. */
    public static long event(long address) {
        if (address == 0) {
            return 0;
        }
        MemorySegment event = Pointers.to(address, sigevent.layout().byteSize());
        if (event.get(JAVA_INT, sigevent.sigev_notify$offset()) == SIGEV_THREAD) {
            MemorySegment attr = Pointers.at(event, sigevent.sigev_notify_attributes$offset());
            if (attr != null) {
                grow(attr);
            }
        }
        return address;
    }

    /** The same for a struct aiocb. */
    public static long control(long address) {
        if (address != 0) {
            event(address + aiocb.aio_sigevent$offset());
        }
        return address;
    }

    /** The same for an array of pointers to such. */
    public static long controls(long address, int count) {
        for (int i = 0; address != 0 && i < count; i++) {
            control(Pointers.to(address, 8L * count).get(JAVA_LONG, 8L * i));
        }
        return address;
    }
}
