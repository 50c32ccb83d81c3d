package cmirror.runtime;

import cmirror.runtime.trace.Trace;
import java.lang.foreign.MemorySegment;

/** Ends the process as C does: no shutdown hook, no finally, only stdio's buffers. */
public final class Exit {

    /** Whether atexit has been called. */
    static boolean hooked;

    private static MemorySegment fflush;
    private static MemorySegment exit;

    private Exit() {
    }

    /**
     * exit(3). It is fflush(NULL) and _exit(2), since libc's own exit would take down libjvm's
     * static objects while other threads of the JVM still run.
     */
    public static void exit(int status) {
        if (hooked) {
            AtExit.run(status);
        }
        System.out.flush();
        System.err.flush();
        if (Call.TRACED) {
            Trace.exit(status);
        }
        flush();
        now(status);
    }

    /** Writes out what is in the buffers of stdio. */
    public static void flush() {
        Call call = Call.of("fflush");
        call.invoke(fflush != null ? fflush : (fflush = Libc.find("fflush")), 0);
    }

    /** _exit(2). */
    public static void now(int status) {
        Call call = Call.of("_exit");
        call.invoke(exit != null ? exit : (exit = Libc.find("_exit")), status);
    }
}
