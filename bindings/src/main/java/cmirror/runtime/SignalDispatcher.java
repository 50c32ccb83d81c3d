package cmirror.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The thread that runs handlers for a thread that does not come to do it itself. It stands in the
 * group of the system's threads, so that a fork takes it along (docs/fork.md).
 */
final class SignalDispatcher extends Thread {

    private static volatile int number;

    private SignalDispatcher(ThreadGroup group) {
        super(group, "cmirror signals");
        setDaemon(true);
    }

    /** Starts it. */
    static void begin() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        new SignalDispatcher(group).start();
    }

    /** Whether this is the kernel's number of the dispatcher. */
    static boolean is(int thread) {
        return thread == number;
    }

    @Override
    public void run() {
        MemorySegment state = Arena.global().allocate(Libc.CALL_STATE);
        SignalHelper helper = SignalDelivery.HELPER;
        helper.swapMask(state, -1);
        Call.current().join();
        int seen = 0;
        long pause = 0;
        try {
            while (true) {
                seen = helper.await(state, seen, pause);
                number = helper.self(state); // another one in the child of a fork
                pause = SignalDelivery.runDue(state);
                Call.errno(0);
            }
        } catch (Throwable e) { // as an exception that main does not catch
            Uncaught.end(e);
        }
    }
}
