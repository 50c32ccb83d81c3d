package cmirror.runtime.process;

import cmirror.runtime.call.Call;
import cmirror.runtime.libc.Errno;
import cmirror.runtime.libc.Libc;
import cmirror.runtime.trace.Trace;
import cmirror.signal_h;
import java.lang.foreign.MemorySegment;

/** Ends the process as C does: no shutdown hook, no finally, only stdio's buffers. */
public final class Exit {

    /** Whether atexit has been called. */
    static boolean hooked;

    private static MemorySegment exit;
    private static MemorySegment finish;

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
        if (Call.SEEN) {
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
        call("cmirror: fcloseall", finish != null ? finish : (finish = findFinish()), 0);
    }

    private static MemorySegment findFinish() {
        return Libc.find(Libc.has("fcloseall") ? "fcloseall" : "fflush");
    }

    /** _exit(2). */
    public static void now(int status) {
        call("_exit", exit != null ? exit : (exit = Libc.find("_exit")), status);
    }

    /** Straight to C, if nobody looks: errno is of no use any more, and a child copies what it touches. */
    private static void call(String name, MemorySegment function, int argument) {
        if (Call.isWatched()) {
            Call.of(name).invoke(function, argument);
        } else {
            Libc.call(function, Errno.IGNORED, argument, 0, 0, 0, 0, 0);
        }
    }

    /**
     * What the end of a process needs, before the first fork. A JVM loads and links what a line needs
     * when it first comes to it, and each child would do so anew.
     */
    public static void rehearse() {
        if (exit == null) {
            finish = findFinish();
            exit = Libc.find("_exit");
        }
        call("cmirror: getpid", Libc.find("getpid"), 0);
    }

    /**
     * abort(3). A Java handler of SIGABRT runs when the call that has brought the signal returns: libc's
     * own abort would not wait for that.
     */
    public static void abort() {
        if (Call.watchesSignals()) {
            Call.of("raise").invoke(Libc.find("raise"), signal_h.SIGABRT);
            Call.of("cmirror: signal").invoke(Libc.find("signal"), signal_h.SIGABRT, 0);
        }
        Call.of("abort").invoke(Libc.find("abort"));
    }
}
