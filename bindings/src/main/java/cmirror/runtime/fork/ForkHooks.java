package cmirror.runtime.fork;

import cmirror.void_fn_t;
import java.util.ArrayList;
import java.util.List;

/** What a fork must do in a program with pthreads or pthread_atfork; others never load it. */
public final class ForkHooks {

    /** Threads, of which only one goes on in the child. */
    public interface Others {

        /** To be held while the process forks, too. */
        Object lock();

        /** Called in the child: they are gone. */
        void areGone();
    }

    private record Handlers(void_fn_t prepare, void_fn_t parent, void_fn_t child) {
    }

    private static final List<Handlers> HANDLERS = new ArrayList<>();

    private static volatile Others others;

    private ForkHooks() {
    }

    /** From now on fork() goes through here. */
    public static void use(Others threads) {
        others = threads;
        Fork.hooked = true;
    }

    public static int add(void_fn_t prepare, void_fn_t parent, void_fn_t child) {
        synchronized (HANDLERS) {
            HANDLERS.add(new Handlers(prepare, parent, child));
        }
        Fork.hooked = true;
        return 0;
    }

    static int fork() {
        List<Handlers> handlers;
        synchronized (HANDLERS) {
            handlers = List.copyOf(HANDLERS);
        }
        for (Handlers h : handlers.reversed()) {
            call(h.prepare);
        }
        int pid;
        synchronized (HANDLERS) { // in the child nobody else could give it back
            pid = others == null ? Fork.process() : forkWith(others);
        }
        for (Handlers h : handlers) {
            call(pid == 0 ? h.child : h.parent);
        }
        return pid;
    }

    private static int forkWith(Others threads) {
        synchronized (threads.lock()) {
            int pid = Fork.process();
            if (pid == 0) {
                threads.areGone();
            }
            return pid;
        }
    }

    private static void call(void_fn_t handler) {
        if (handler != null) {
            handler.call();
        }
    }
}
