package cmirror.runtime.process;

/**
 * Unwinds a thread's Java frames to where it started: what pthread_exit and a cancellation throw.
 * Not an Exception, so that {@code catch (Exception e)} in a program lets it pass.
 */
public final class ThreadExit extends Error {

    private static final long serialVersionUID = 1;

    /** What pthread_join stores. */
    public final transient Object result;

    public ThreadExit(Object result) {
        super("pthread_exit in a thread that pthread_create did not start", null, false, false);
        this.result = result;
    }
}
