package cmirror.tools.check.calls;

/**
 * How a process has ended.
 *
 * @param status the exit status; -1 if a signal has killed it
 * @param signal that signal's name, or null
 */
public record Ending(int status, String signal) {

    @Override
    public String toString() {
        return signal == null ? "ends with status " + status : "is killed by " + signal;
    }
}
