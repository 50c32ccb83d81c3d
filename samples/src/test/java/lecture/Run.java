package lecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs; what it writes is collected. */
public final class Run {

    private final String name;
    private final Process process;
    private final Collector out;
    private final Collector err;

    Run(String name, List<String> command, Map<String, String> environment) {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(Bytes.exact(command));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        out = new Collector(process.getInputStream());
        err = new Collector(process.getErrorStream());
    }

    long pid() {
        return process.pid();
    }

    /** What it has written to its stdout up to now. */
    public String out() {
        return out.text();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** A server that owns its port now. */
    public Run awaitPort() {
        return await("has port 1500", () -> Port.isTaken(pid()));
    }

    /** A server that has taken every datagram, and has had a moment to print it. */
    Run awaitIdle() {
        await("has read its socket", () -> !Port.hasUnread(pid()));
        Deadline.pause(300);
        return this;
    }

    public Run awaitOut(String text) {
        return await("has written " + text, () -> out().contains(text));
    }

    public Run awaitBytes(int count) {
        return await("has written " + count + " bytes", () -> out().length() >= count);
    }

    public Run awaitLines(int count) {
        return await("has written " + count + " lines", () -> out().lines().count() >= count
                && out().endsWith("\n"));
    }

    /** Waits until it has ended, and all that hold its stdout. */
    public Result end() {
        try {
            if (!process.waitFor(Deadline.SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end\n" + written());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        Deadline.await("nobody holds the stdout of " + name, () -> out.isAtEnd() && err.isAtEnd(),
                this::written);
        return new Result(process.exitValue(), out.text(), err.text());
    }

    public Result signal(String signal) {
        Processes.signal(pid(), signal);
        return end();
    }

    /** Waits for something that cannot happen any more once the program has ended. */
    private Run await(String what, BooleanSupplier isSo) {
        Deadline.await(name + " " + what, () -> {
            boolean wasAlive = process.isAlive();
            if (isSo.getAsBoolean()) {
                return true;
            }
            if (!wasAlive && out.isAtEnd()) {
                throw new AssertionError(name + " ended before it " + what + ": " + end());
            }
            return false;
        }, this::written);
        return this;
    }

    private String written() {
        return name + " has written:\n" + out.text() + "\nand on stderr:\n" + err.text();
    }

    /** Reads a stream to its end. */
    private static final class Collector {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Collector(InputStream in) {
            reader = Thread.ofVirtual().start(() -> {
                try {
                    in.transferTo(bytes);
                } catch (IOException e) {
                    // the stream was closed: this is its end
                }
            });
        }

        String text() {
            return bytes.toString(ISO_8859_1);
        }

        boolean isAtEnd() {
            return !reader.isAlive();
        }
    }
}
