package cmirror.tools.hints;

import static cmirror.unistd_h.*;

/** A hint as it is printed: with a mark before each line, which has a colour on terminals. */
final class Told {

    private static final String MARK = "hint: ";

    private Told() {
    }

    static String lines(String hint) {
        String no = System.getenv("NO_COLOR");
        boolean coloured = (no == null || no.isEmpty()) && isatty(STDERR_FILENO) == 1;
        String mark = coloured ? "\033[1;36m" + MARK + "\033[0m" : MARK;
        StringBuilder text = new StringBuilder();
        hint.lines().forEach(line -> text.append(mark).append(line).append('\n'));
        return text.toString();
    }
}
