package cmirror.tools.terminal;

import static cmirror.fcntl_h.O_NOCTTY;
import static cmirror.fcntl_h.O_RDWR;
import static cmirror.stdlib_h.grantpt;
import static cmirror.stdlib_h.posix_openpt;
import static cmirror.stdlib_h.ptsname_r;
import static cmirror.stdlib_h.unlockpt;
import static cmirror.unistd_h.close;
import static cmirror.unistd_h.new_char;
import static cmirror.unistd_h.read;
import static cmirror.unistd_h.sizeof;
import static cmirror.unistd_h.string;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program on a terminal of its own, as a student sees it: libc prints line by line there. */
public final class Actor implements AutoCloseable {

    /** What has no end is cut into pieces. */
    private static final int LONGEST = 65_536;

    private final Process process;
    private final int terminal;
    private final Consumer<String> onLine;
    private final Thread reader;

    /** Starts a command; each line that it prints goes to {@code onLine}. */
    public Actor(List<String> command, Consumer<String> onLine) throws IOException {
        this(command, new File("/dev/null"), onLine);
    }

    /** The same with a file as its input. */
    public Actor(List<String> command, File input, Consumer<String> onLine) throws IOException {
        terminal = posix_openpt(O_RDWR | O_NOCTTY);
        var name = new_char(64); // one's own: ptsname has one for all threads
        if (terminal < 0 || grantpt(terminal) < 0 || unlockpt(terminal) < 0
                || ptsname_r(terminal, name, sizeof(name)) != 0) {
            throw new IOException("this system has no pseudo-terminal left");
        }
        this.onLine = onLine;
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >\"$0\" 2>&1",
                string(name)));
        shell.addAll(command);
        process = new ProcessBuilder(shell)
                .redirectInput(input).start();
        reader = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Reads lines until the program, and every child of it, has ended (EIO). */
    private void listen() {
        var buf = new_char(4096);
        var line = new StringBuilder();
        int n;
        while ((n = read(terminal, buf, sizeof(buf))) > 0 || process.isAlive()) {
            if (n <= 0) {
                pause(); // the program has not opened its terminal yet
                continue;
            }
            byte[] bytes = buf.asSlice(0, n).toArray(JAVA_BYTE);
            for (char c : new String(bytes, StandardCharsets.UTF_8).toCharArray()) {
                if (c == '\n' || line.length() == LONGEST) {
                    onLine.accept(line.toString());
                    line.setLength(0);
                }
                if (c != '\n' && c != '\r') {
                    line.append(c);
                }
            }
        }
        if (!line.isEmpty()) {
            onLine.accept(line.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The exit status, when the program has ended and all that it printed is read. */
    public int join(int seconds) throws InterruptedException, IOException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("it did not end within " + seconds + " seconds");
        }
        reader.join(seconds * 1000L);
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** The exit status of what has ended, as a shell has it. */
    public int status() {
        return process.exitValue();
    }

    /** Ends the program as Ctrl-C or kill would. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cmirror.unistd_h.close(terminal);
    }
}
