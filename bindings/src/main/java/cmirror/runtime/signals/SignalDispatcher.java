package cmirror.runtime.signals;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Unloading;
import cmirror.runtime.process.Uncaught;

/**
 * The thread that runs handlers for a thread that does not come to do it itself. It stands in the
 * group of the system's threads, so that a fork takes it along (docs/fork.md).
 */
final class SignalDispatcher extends Thread {

    private static final long SOON = 200_000_000; // nanoseconds until it notices that it is to end

    private static volatile int number;
    private static SignalDispatcher current;

    private volatile boolean ends;

    private SignalDispatcher(ThreadGroup group) {
        super(group, "cmirror signals");
        setDaemon(true);
    }

    /** Starts it, or has it end where it would keep a class loader alive. */
    static synchronized void need(boolean needed) {
        if (needed && current == null) {
            current = begin();
        } else if (!needed && current != null && Unloading.POSSIBLE) {
            current.ends = true;
            current = null;
        }
    }

    private static SignalDispatcher begin() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        SignalDispatcher thread = new SignalDispatcher(group);
        thread.start();
        return thread;
    }

    /** Whether this is the kernel's number of the dispatcher. */
    static boolean is(int thread) {
        return thread == number;
    }

    @Override
    public void run() {
        SignalHelper helper = SignalDelivery.HELPER;
        helper.swapMask(-1);
        Call.current().join();
        int seen = 0;
        long pause = 0;
        try {
            while (!ends) {
                seen = helper.await(seen,
                        Unloading.POSSIBLE ? Math.min(SOON, pause) : pause);
                number = helper.self(); // another one in the child of a fork
                pause = SignalDelivery.runDue();
                Call.errno(0);
            }
        } catch (Throwable e) { // as an exception that main does not catch
            Uncaught.end(e);
        }
    }
}
