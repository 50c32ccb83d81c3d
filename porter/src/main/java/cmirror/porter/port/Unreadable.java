package cmirror.porter.port;

/** The program cannot be ported at all, and nothing is written: a header of its own is missing. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(Problem problem) {
        super(problem.toString(), null, false, false);
    }
}
