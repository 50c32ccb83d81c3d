package cmirror.runtime;

import cmirror.void_fn_t;
import java.util.ArrayList;
import java.util.List;

/** What a fork must do in a program with pthreads or pthread_atfork; others never load it. */
public final class ForkHooks {

    private record Handlers(void_fn_t prepare, void_fn_t parent, void_fn_t child) {
    }

    private static final List<Handlers> HANDLERS = new ArrayList<>();

    private ForkHooks() {
    }

    /** From now on fork() goes through here. */
    static void use() {
        Fork.hooked = true;
    }

    public static int add(void_fn_t prepare, void_fn_t parent, void_fn_t child) {
        synchronized (Threads.lock()) {
            HANDLERS.add(new Handlers(prepare, parent, child));
        }
        use();
        return 0;
    }

    static int fork() {
        List<Handlers> handlers;
        synchronized (Threads.lock()) {
            handlers = List.copyOf(HANDLERS);
        }
        for (Handlers h : handlers.reversed()) {
            call(h.prepare);
        }
        int pid;
        synchronized (Threads.lock()) {
            pid = Fork.process();
            if (pid == 0) {
                Threads.childOfFork();
            }
        }
        for (Handlers h : handlers) {
            call(pid == 0 ? h.child : h.parent);
        }
        return pid;
    }

    private static void call(void_fn_t handler) {
        if (handler != null) {
            handler.call();
        }
    }
}
