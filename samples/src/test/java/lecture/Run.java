package lecture;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs; what it writes is collected. */
public final class Run {

    private final String name;
    private final Process process;
    private final Pipes pipes;

    Run(String name, List<String> command, Map<String, String> environment) {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(Bytes.exact(command));
        builder.environment().putAll(environment);
        try {
            pipes = Pipes.make();
            process = pipes.start(builder);
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What it has written to its stdout up to now. */
    public String out() {
        return pipes.out();
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
        Deadline.await("nobody holds the stdout of " + name, pipes::areAtEnd,
                this::written);
        return new Result(process.exitValue(), pipes.out(), pipes.err());
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
            if (!wasAlive && pipes.outIsAtEnd()) {
                throw new AssertionError(name + " ended before it " + what + ": " + end());
            }
            return false;
        }, this::written);
        return this;
    }

    private String written() {
        return name + " has written:\n" + pipes.out() + "\nand on stderr:\n" + pipes.err();
    }
}
