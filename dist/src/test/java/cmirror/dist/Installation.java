package cmirror.dist;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The archive, unpacked into a folder whose name has blanks and other letters than ASCII's, its files
 * read-only. Java may not be able to name that folder (the locale is C's where CI runs), so whatever is
 * done there is done by a shell, which knows it as $I.
 */
final class Installation implements AutoCloseable {

    /** The shell's: "My Lab é ü/c 1". */
    private static final String FOLDER = "$(printf 'My Lab \\303\\251 \\303\\274/c 1')";

    private static Installation warm;

    private final Path base;
    private final String home;

    private Installation(Path base) {
        this.base = base;
        home = base + "/" + FOLDER + "/cmirror-" + version();
    }

    /** The archive of this build. */
    static Path archive(String type) {
        Path folder = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(type)).findAny()
                    .orElseThrow(() -> new AssertionError("no archive " + type + " in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        return archive(".tar.gz").getFileName().toString().replaceAll("^cmirror-|\\.tar\\.gz$", "");
    }

    /** With the caches that {@code warm} makes; one for all tests, which only read it. */
    static synchronized Installation warm() {
        if (warm == null) {
            try {
                warm = unpack();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(warm::close));
            warm.here("chmod u+w \"$I\"; \"$I/bin/cmirror\" warm >/dev/null; chmod -R a-w \"$I\"");
        }
        return warm;
    }

    static Installation unpack() throws IOException {
        Installation installation = new Installation(Files.createTempDirectory("cmirror-dist"));
        installation.here("chmod 755 '" + installation.base + "'; umask 022; d='" + installation.base
                + "/'" + FOLDER + "; mkdir -p \"$d\" && tar -xzf '" + archive(".tar.gz")
                + "' -C \"$d\" && chmod -R a-w \"$d\"");
        return installation;
    }

    /** A folder beside it that anybody may make folders in. */
    synchronized Path homes() throws IOException {
        Path homes = base.resolve("homes");
        if (Files.notExists(homes)) {
            here("mkdir -m 1777 '" + homes + "'");
        }
        return homes;
    }

    /** A text for the shell, which sets $I. */
    String assignment() {
        return "I=\"" + home + "\"; ";
    }

    /** Runs a text as whoever has installed it. */
    String here(String text) {
        Child.Result result = Child.of("sh", "-c", assignment() + text)
                .env("JAVA_HOME", System.getProperty("java.home")).within(300).run();
        assertThat(result.status()).as(text + "\n" + result.text() + result.stderr()).isZero();
        return result.text();
    }

    /** Those who still make a cache in the background are waited for: they would write while rm removes. */
    private void awaitMakers() {
        Instant deadline = Instant.now().plusSeconds(60);
        String mark = base.getFileName().toString();
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .forEach(process -> await(process, deadline));
    }

    private static void await(ProcessHandle process, Instant deadline) {
        try {
            process.onExit().get(Duration.between(Instant.now(), deadline).toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        awaitMakers();
        here("chmod -R u+w '" + base + "'; rm -rf '" + base + "'");
    }
}
