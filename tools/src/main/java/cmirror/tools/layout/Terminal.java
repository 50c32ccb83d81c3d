package cmirror.tools.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How wide the terminal is that is printed on. */
final class Terminal {

    /** What a file or a pipe is given, and an unknown terminal. */
    static final int USUAL = 80;
    private static final Path TTY = Path.of("/dev/tty");

    private Terminal() {
    }

    static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        return isTerminal && Files.exists(TTY) ? asked() : USUAL;
    }

    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(TTY.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String size = new String(stty.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII).strip();
            boolean known = stty.waitFor(1, TimeUnit.SECONDS) && size.matches("\\d+ [1-9]\\d*");
            return known ? Integer.parseInt(size.substring(size.indexOf(' ') + 1)) : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
