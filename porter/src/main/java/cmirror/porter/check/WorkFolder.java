package cmirror.porter.check;

import java.io.IOException;
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

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
