package lecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The stdout and the stderr of a program, collected until nobody holds them. The streams of a
 * Process will not do: they are closed when it ends, and if nobody has begun to read them by
 * then, what its children go on to write is lost, such as all that its terminal shows.
 */
final class Pipes {

    private final Path folder;
    private final Collector out;
    private final Collector err;

    private Pipes(Path folder) {
        this.folder = folder;
        this.out = new Collector(folder.resolve("out"));
        this.err = new Collector(folder.resolve("err"));
    }

    /** Two named pipes: the process that is started opens their other ends. */
    static Pipes make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("run");
        Process mkfifo = new ProcessBuilder("mkfifo", folder + "/out", folder + "/err")
                .redirectErrorStream(true).start();
        if (mkfifo.waitFor() != 0) {
            throw new AssertionError("mkfifo: " + new String(mkfifo.getInputStream().readAllBytes()));
        }
        return new Pipes(folder);
    }

    Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile()).start();
        } finally { // both ends are open, or never will be
            for (String name : List.of("out", "err")) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    /** What has been written to stdout up to now. */
    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    boolean outIsAtEnd() {
        return !out.reader.isAlive();
    }

    boolean areAtEnd() {
        return outIsAtEnd() && !err.reader.isAlive();
    }

    /** Reads a pipe to its end. */
    private static final class Collector {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;
        private volatile IOException failure;

        Collector(Path pipe) {
            reader = Thread.ofPlatform().daemon().start(() -> {
                try (InputStream in = new FileInputStream(pipe.toFile())) {
                    in.transferTo(bytes);
                } catch (IOException e) {
                    failure = e;
                }
            });
        }

        String text() {
            if (failure != null) {
                throw new AssertionError(failure);
            }
            return bytes.toString(ISO_8859_1);
        }
    }
}
