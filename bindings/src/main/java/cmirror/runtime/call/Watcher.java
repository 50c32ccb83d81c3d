package cmirror.runtime.call;

/**
 * Who is asked before and after each call once there is something to ask: whether a signal has come,
 * whether the thread has been cancelled.
 */
public interface Watcher {

    /** The call is about to begin. What is thrown here ends it. */
    void before(Call call);

    /** It has returned, and its results are where the program finds them. */
    void after(Call call, long result);
}
