package cmirror.runtime;

import cmirror.runtime.trace.Trace;
import java.lang.foreign.MemorySegment;

/** Ends the process as C does: no shutdown hook, no finally, only stdio's buffers. */
public final class Exit {

    /** Whether atexit has been called. */
    static boolean hooked;

    private static MemorySegment exit;

    private Exit() {
    }

    /**
     * exit(3). It is what libc's does with stdio, and _exit(2), since libc's own exit would take down
     * libjvm's static objects while other threads of the JVM still run.
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
        finishStreams();
        now(status);
    }

    /**
     * Writes out what is in the buffers of stdio; and gives back what was read ahead: whoever reads
     * the file after this process begins behind what it has consumed. In glibc that, without waiting
     * for a stream that another thread holds, is fcloseall, which closes nothing.
     */
    public static void finishStreams() {
        MemorySegment function = Libc.find(Libc.has("fcloseall") ? "fcloseall" : "fflush");
        Call.of("cmirror: fcloseall").invoke(function, 0);
    }

    /** _exit(2). */
    public static void now(int status) {
        Call call = Call.of("_exit");
        call.invoke(exit != null ? exit : (exit = Libc.find("_exit")), status);
    }
}
