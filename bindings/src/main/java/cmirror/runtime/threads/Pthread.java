package cmirror.runtime.threads;

import static cmirror.limits_h.PTHREAD_DESTRUCTOR_ITERATIONS;
import static cmirror.pthread_h.PTHREAD_CANCELED;
import static cmirror.pthread_h.PTHREAD_CANCEL_DEFERRED;
import static cmirror.pthread_h.PTHREAD_CANCEL_ENABLE;

import cmirror.routine_fn_t;
import cmirror.runtime.libc.PerThread;
import cmirror.runtime.process.ThreadExit;
import cmirror.start_routine;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What the mirror knows of one thread: its start routine, its end, its values, its cleanup. */
final class Pthread {

    private record Cleanup(routine_fn_t routine, Object arg) {
    }

    private static final PerThread<Pthread> CURRENT = new PerThread<>();

    private final start_routine routine;
    private final Object arg;
    /** Its pthread_t; set by its creator before it runs. */
    long id;
    /** What pthread_self has told it. */
    long asked;
    boolean detached;
    /** What pthread_join stores, once it has ended. */
    Object result;
    boolean ended;
    boolean isJoined;
    /** The thread that it waits for in pthread_join. */
    Pthread joins;

    // Cancellation. All but the first are the thread's own.
    volatile boolean cancelled;
    volatile int cancelState = PTHREAD_CANCEL_ENABLE;
    int cancelType = PTHREAD_CANCEL_DEFERRED;
    /** The condition that it waits for: no signal would wake it. */
    volatile MemorySegment waitsFor;

    private final Deque<Cleanup> cleanups = new ArrayDeque<>();
    private final Map<Long, Object> values = new HashMap<>();

    Pthread(start_routine routine, Object arg) {
        this.routine = routine;
        this.arg = arg;
    }

    /** The calling thread; also one that pthread_create did not start, such as main's. */
    static Pthread current() {
        Pthread thread = CURRENT.get();
        if (thread == null) {
            thread = new Pthread(null, null);
            CURRENT.set(thread);
        }
        return thread;
    }

    /** The thread's whole life, on the thread itself. */
    void run() {
        CURRENT.set(this);
        try {
            result = routine.run(arg);
        } catch (ThreadExit exit) {
            result = exit.result;
            cleanUp();
        }
        destroyValues();
    }

    void pushCleanup(routine_fn_t routine, Object arg) {
        cleanups.push(new Cleanup(routine, arg));
    }

    void popCleanup(boolean execute) {
        if (cleanups.isEmpty()) {
            throw new IllegalStateException(
                    "pthread_cleanup_pop: there was no pthread_cleanup_push");
        }
        Cleanup cleanup = cleanups.pop();
        if (execute) {
            cleanup.routine.call(cleanup.arg);
        }
    }

    /** Runs what pthread_cleanup_push registered, the last one first. */
    void cleanUp() {
        while (!cleanups.isEmpty()) {
            try {
                popCleanup(true);
            } catch (ThreadExit again) {
                result = again.result; // a cleanup routine has called pthread_exit
            }
        }
    }

    // Values of pthread_setspecific

    Object value(long key) {
        return values.get(key);
    }

    void value(long key, Object value) {
        values.put(key, value);
    }

    /** Hands the values to their destructors, again if those have set new ones, as POSIX says. */
    void destroyValues() {
        for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS && !values.isEmpty(); round++) {
            Map<Long, Object> now = new HashMap<>(values);
            values.clear();
            for (Map.Entry<Long, Object> entry : now.entrySet()) {
                routine_fn_t destructor = ThreadKeys.destructor(entry.getKey());
                if (destructor != null && entry.getValue() != null) {
                    try {
                        destructor.call(entry.getValue());
                    } catch (ThreadExit again) {
                        result = again.result;
                    }
                }
            }
        }
    }

    /** Ends the thread if it has been cancelled and allows it. */
    void testCancel() {
        if (cancelled && cancelState == PTHREAD_CANCEL_ENABLE) {
            Cancellation.noticed(this);
            throw new ThreadExit(PTHREAD_CANCELED);
        }
    }
}
