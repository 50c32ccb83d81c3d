package cmirror.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process of a test, which never outlives its deadline. */
public final class Child {

    private static final long SECONDS = 60;

    private long seconds = SECONDS;

    /**
     * How a child ended. The status is a shell's: 128 + n for one that signal n killed. What it
     * printed went to files, so that its stdout has the full buffering of a pipe.
     */
    public record Result(int status, byte[] stdout, String stderr) {

        /** What it printed, as UTF-8. */
        public String text() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        /** The same by lines. */
        public List<String> lines() {
            return text().lines().toList();
        }
    }

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private Child(List<String> command) {
        this.command.addAll(command);
    }

    public static Child of(String... command) {
        return new Child(List.of(command));
    }

    /** {@code java mainClass arguments} on the JVM and the class path of this test. */
    public static Child java(String mainClass, String... arguments) {
        return of(javaCommand(mainClass)).with(arguments);
    }

    /** The words that start a class, for a test that wraps them in another command. */
    public static String[] javaCommand(String mainClass) {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), mainClass};
    }

    /** With more arguments. */
    public Child with(String... arguments) {
        command.addAll(List.of(arguments));
        return this;
    }

    /** With a variable in its environment. */
    public Child env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** With another deadline. */
    public Child within(long time) {
        seconds = time;
        return this;
    }

    /** Runs it to its end, with an empty stdin. */
    public Result run() {
        try {
            Path stdout = Files.createTempFile("child", ".out");
            Path stderr = Files.createTempFile("child", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
                builder.environment().putAll(environment);
                int status = status(builder.start());
                return new Result(status, Files.readAllBytes(stdout),
                        new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8));
            } finally {
                Files.delete(stdout);
                Files.delete(stderr);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(Process process) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("no end after " + seconds + " s: " + command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * Whether this process, and so every child of it, was started with the signal ignored, as
     * nohup does; false where there is no /proc to tell.
     */
    public static boolean inheritsIgnored(int signal) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("SigIgn:")) {
                    long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                    return (ignored >>> signal - 1 & 1) != 0;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
