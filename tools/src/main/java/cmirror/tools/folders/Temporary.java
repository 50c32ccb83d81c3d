package cmirror.tools.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes away when it is closed, or when the process ends: Ctrl-C ends it, too. */
public record Temporary(Path path) implements AutoCloseable {

    public static Temporary make(String name) throws IOException {
        Temporary made = new Temporary(Files.createTempDirectory("cmirror-" + name));
        Runtime.getRuntime().addShutdownHook(new Thread(made::close));
        return made;
    }

    @Override
    public void close() {
        remove(path);
    }

    /** A folder and all that is in it; what cannot be removed stays. */
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            return; // it is gone already
        }
    }
}
