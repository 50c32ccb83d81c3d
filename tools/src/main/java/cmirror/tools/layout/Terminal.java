package cmirror.tools.layout;

import static cmirror.sys_ioctl_h.TIOCGWINSZ;
import static cmirror.sys_ioctl_h.ioctl;
import static cmirror.unistd_h.STDOUT_FILENO;

import cmirror.winsize;

/** How wide the terminal is that is printed on. */
final class Terminal {

    /** What an unknown terminal is given. */
    static final int USUAL = 80;

    private Terminal() {
    }

    /** {@code none}: for a file or a pipe. */
    static int width(int none) {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        boolean isTerminal = System.console() != null && System.console().isTerminal(); // or the mirror need not load
        return isTerminal ? asked() : none;
    }

    private static int asked() {
        winsize size = new winsize();
        return ioctl(STDOUT_FILENO, TIOCGWINSZ, size) == 0 && size.ws_col() > 0 ? size.ws_col() : USUAL;
    }
}
