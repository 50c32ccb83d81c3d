package cmirror;

/**
 * {@snippet lang=c :
 * int (*fn)(void *arg)
 * }
 * The Java method that a child of clone runs.
 */
@FunctionalInterface
public interface clone_fn_t {

    /** The result is the child's exit status. */
    int call(Object arg);
}
