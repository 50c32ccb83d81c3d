package cmirror.runtime.fork;

import cmirror.runtime.call.Call;
import cmirror.runtime.helper.NativeHelper;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.memory.CString;
import cmirror.runtime.memory.Pointers;
import cmirror.runtime.process.Exit;
import cmirror.runtime.signals.SignalDelivery;
import java.lang.foreign.MemorySegment;

/** The part of the C library that forks a whole JVM. */
public final class ForkHelper {

    private static ForkHelper loaded;

    private final MemorySegment fork;
    private final MemorySegment why;

    private ForkHelper() {
        fork = NativeHelper.find("cmirror_fork");
        why = NativeHelper.find("cmirror_fork_why");
        Exit.rehearse();
    }

    /** The helper, or null where the jar has none for this platform. */
    public static synchronized ForkHelper load() {
        if (loaded == null) {
            loaded = NativeHelper.load() ? new ForkHelper() : null;
        }
        return loaded;
    }

    /**
     * Waits until a new child has all its threads: setuid(2) and its like are for all of a process,
     * and one that came later would not be changed.
     */
    public static synchronized void allThreads() {
        if (loaded != null) {
            Libc.call(NativeHelper.find("cmirror_fork_prepare"), Errno.IGNORED, 0, 0, 0, 0, 0, 0);
        }
    }

    /** The child's pid, 0 in the child, or -1 with errno. */
    int fork() {
        Call call = Call.of("cmirror: fork");
        int result = (int) (Call.watchesSignals() ? SignalDelivery.fork(call, fork) : call.invoke(fork));
        if (result < 0) {
            Call.errno(-result);
            return -1;
        }
        return result;
    }

    /** Why the last fork was refused. */
    String why() {
        Call call = Call.of("cmirror_fork_why");
        return CString.of(Pointers.to(call.invoke(why), Long.MAX_VALUE));
    }
}
