package cmirror;

import cmirror.runtime.callback.Functions;
import java.lang.foreign.MemorySegment;

/**
 * {@snippet lang=c :
 * typedef void (*sighandler_t)(int signum);
 * }
 * A Java method as a signal handler: {@code signal(SIGINT, MyServ::handler)}. It does not run
 * inside of C's handler but as soon as the interrupted thread is back in Java, so it may call what
 * it likes, printf as well. Source: signal(2).
 */
@FunctionalInterface
public interface sighandler_t {

    void handle(int signum);

    /**
     * {@code (sighandler_t) p}: what signal has returned, or a struct has, to be kept and set again. One
     * that is a Java method is that method; SIG_DFL is NULL, as in C.
     */
    static sighandler_t of(MemorySegment p) {
        return Functions.handler(p);
    }
}
