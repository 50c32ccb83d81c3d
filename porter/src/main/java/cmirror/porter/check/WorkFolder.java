package cmirror.porter.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what is compiled and run, until it is closed. */
public record WorkFolder(Path path) implements AutoCloseable {

    public static WorkFolder make(String name) throws IOException {
        return new WorkFolder(Files.createTempDirectory(name));
    }

    /** Where the classes go. */
    public Path classes() throws IOException {
        return Files.createDirectories(path.resolve("classes"));
    }

    /** What a program has left there that cannot be removed, such as a file system, stays. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("port: " + path + " stays: " + e.getMessage());
        }
    }
}
