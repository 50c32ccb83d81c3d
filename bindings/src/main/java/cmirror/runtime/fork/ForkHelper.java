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
    private static volatile boolean prepared;

    private final MemorySegment prepare;
    private final MemorySegment fork;
    private final MemorySegment why;

    private ForkHelper() {
        prepare = NativeHelper.find("cmirror_fork_prepare");
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
            Libc.call(loaded.prepare, Errno.IGNORED, 0, 0, 0, 0, 0, 0);
        }
    }

    /**
     * Whether the JVM is as the helper supposes; 0, or a negated errno number. In a {@code synchronized}
     * method, for it is tried whether the helper can see such a lock.
     */
    static synchronized int prepare(ForkHelper helper) {
        int error = (int) Libc.call(helper.prepare, Errno.IGNORED, 0, 0, 0, 0, 0, 0);
        prepared = error == 0;
        return error;
    }

    /** The child's pid, 0 in the child, or -1 with errno. */
    int fork() {
        int result = prepared ? 0 : prepare(this);
        if (result == 0) {
            Call call = Call.of("cmirror: fork");
            result = (int) (Call.watchesSignals() ? SignalDelivery.fork(call, fork)
                    : call.invoke(fork));
        }
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
