package cmirror.tools.terminal;

import java.io.PrintStream;

/** A bar on stderr, where that is a terminal. */
public final class Progress {

    private static final int WIDTH = 30;

    private final int steps;
    private final PrintStream terminal;
    private final long start = System.nanoTime();
    private int done = -1;

    /** {@code terminal}: null if there is none. */
    public Progress(int steps, PrintStream terminal) {
        this.steps = steps;
        this.terminal = terminal;
    }

    /** A step begins, and the one before it has ended. */
    public void step(String what) {
        done++;
        if (terminal != null) {
            int filled = WIDTH * done / steps;
            terminal.printf("\r\033[K[%s%s] %s%s", "#".repeat(filled), ".".repeat(WIDTH - filled),
                    what, done == 0 ? "" : ", %d s left".formatted(secondsLeft()));
        }
    }

    private long secondsLeft() {
        return (System.nanoTime() - start) / done * (steps - done) / 1_000_000_000;
    }

    /** Makes room for a line of the table. */
    public void hide() {
        if (terminal != null) {
            terminal.print("\r\033[K");
        }
    }
}
