package cmirror.runtime.threads;

import cmirror.runtime.arguments.Refused;
import cmirror.runtime.call.Call;
import cmirror.runtime.callback.Callback;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.libc.Target;
import cmirror.void_fn_t;
import java.lang.foreign.MemorySegment;

/** pthread_once: libc decides who calls, and lets the others wait. */
public final class Once {

    private static MemorySegment once;

    private Once() {
    }

    public static int call(Object control, void_fn_t routine) {
        Call call = Call.of("pthread_once");
        long address = call.out("once_control", control, Target.MACOS ? 16 : 4);
        Callback callback = call.callback(new Callback(routine != null ? routine
                : (void_fn_t) () -> {
                    throw Refused.isNull("pthread_once", "init_routine");
                }, 0, null));
        int error = (int) call.invoke(once != null ? once : (once = Libc.find("pthread_once")),
                address, Callback.Plain.STUB.address());
        callback.rethrow();
        return error;
    }
}
