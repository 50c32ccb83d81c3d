package cmirror;

/**
 * {@snippet lang=c :
 * void (*)(void)
 * }
 * A Java method without arguments and result: what atexit, pthread_once and pthread_atfork call.
 */
@FunctionalInterface
public interface void_fn_t {

    void call();
}
