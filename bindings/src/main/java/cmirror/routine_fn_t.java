package cmirror;

/**
 * {@snippet lang=c :
 * void (*)(void *arg)
 * }
 * A Java method that cleans up: what pthread_cleanup_push and pthread_key_create register. Its
 * argument is the object that the program gave.
 */
@FunctionalInterface
public interface routine_fn_t {

    void call(Object arg);
}
