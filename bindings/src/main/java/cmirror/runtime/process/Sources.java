package cmirror.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program's own text, where {@code ./lab} has said that its sources are. */
final class Sources {

    private Sources() {
    }

    /** The lines of the file that has the place; null if it is not there, or not in UTF-8. */
    static List<String> lines(StackTraceElement place) {
        return place.getFileName() == null ? null : lines(place.getFileName(), place.getClassName());
    }

    /** The same of a class that has its file's name. */
    static List<String> lines(String type) {
        return lines(type.substring(type.lastIndexOf('.') + 1) + ".java", type);
    }

    private static List<String> lines(String name, String type) {
        String folder = System.getProperty("cmirror.sources");
        if (folder == null) {
            return null;
        }
        Path file = Path.of(folder, name);
        if (!Files.exists(file)) { // a class of a package
            file = Path.of(folder, type.replace('.', '/')).resolveSibling(name);
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return null;
        }
    }
}
