package cmirror;

/**
 * {@snippet lang=c :
 * void (*)(union sigval value)
 * }
 * A Java method that a timer or a message queue calls on a thread of its own (SIGEV_THREAD).
 * Source: sigevent(7).
 */
@FunctionalInterface
public interface sigev_notify_fn_t {

    void call(sigval value);
}
