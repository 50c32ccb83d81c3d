package cmirror;

/**
 * {@snippet lang=c :
 * void (*)(int status, void *arg)
 * }
 * A Java method that on_exit registers.
 */
@FunctionalInterface
public interface exit_fn_t {

    void call(int status, Object arg);
}
