package cmirror.runtime.process;

import cmirror.exit_fn_t;
import cmirror.void_fn_t;
import java.util.ArrayDeque;
import java.util.Deque;

/** What atexit and on_exit registered: called by our exit, since libc's is never reached. */
public final class AtExit {

    private record Handler(void_fn_t plain, exit_fn_t withStatus, Object arg) {
    }

    private static final Deque<Handler> HANDLERS = new ArrayDeque<>();

    private AtExit() {
    }

    public static int add(void_fn_t function) {
        return add(new Handler(function, null, null));
    }

    public static int add(exit_fn_t function, Object arg) {
        return add(new Handler(null, function, arg));
    }

    private static synchronized int add(Handler handler) {
        HANDLERS.push(handler);
        Exit.hooked = true;
        return 0;
    }

    private static synchronized Handler next() {
        return HANDLERS.poll();
    }

    /** Each once, the last one first; one that calls exit leaves the others to that call. */
    static void run(int status) {
        for (Handler handler = next(); handler != null; handler = next()) {
            try {
                if (handler.plain != null) {
                    handler.plain.call();
                } else {
                    handler.withStatus.call(status, handler.arg);
                }
            } catch (Throwable e) {
                Uncaught.end(e);
            }
        }
    }
}
