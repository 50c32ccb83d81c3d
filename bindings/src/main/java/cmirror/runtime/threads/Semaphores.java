package cmirror.runtime.threads;

import cmirror.CObject;
import cmirror.Opaque;
import cmirror.runtime.arguments.Handles;
import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.sem_t;
import java.lang.foreign.MemorySegment;

/** sem_init and sem_destroy, which begin and end the use of a semaphore. */
public final class Semaphores {

    /** sizeof(sem_t). */
    private static final int SIZE = Target.MACOS ? 4 : 32;

    private static MemorySegment init;
    private static MemorySegment destroy;

    private Semaphores() {
    }

    public static int init(Object sem, int pshared, int value) {
        sem_t handle = sem instanceof sem_t it ? it : sem instanceof CObject object
                ? sem_t.of(object.segment())
                : sem instanceof MemorySegment memory && memory.isNative() ? sem_t.of(memory) : null;
        Call call = Call.of("sem_init");
        int result = call.int32(call.invoke(
                init != null ? init : (init = Libc.find("sem_init")),
                call.out("sem", call.notNull("sem", sem), sem instanceof sem_t ? 0 : SIZE), pshared,
                value & 0xffffffffL));
        if (result == 0 && handle != null) {
            handle.markOpen();
        }
        return result;
    }

    public static int destroy(Object sem) {
        Opaque handle = Handles.find("sem_destroy", "sem", sem, sem_t.class);
        Call call = Call.of("sem_destroy");
        int result = call.int32(call.invoke(
                destroy != null ? destroy : (destroy = Libc.find("sem_destroy")),
                handle.segment().address()));
        if (result == 0 && !handle.isC()) { // another process may initialize one that is shared
            handle.markClosed();
        }
        return result;
    }

    public static int close(sem_t sem) {
        Call call = Call.of("sem_close");
        return call.int32(call.invoke(Libc.find("sem_close"),
                call.open("sem", sem, sem_t.class)));
    }
}
