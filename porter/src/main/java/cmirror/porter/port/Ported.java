package cmirror.porter.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program in Java.
 *
 * @param texts    the classes, by their names
 * @param sources  the C file of each
 * @param refused  what the porter would not do: the program is not whole
 * @param defects  what javac does not take: the porter's own mistakes
 */
public record Ported(Map<String, String> texts, Map<String, Path> sources, List<Problem> refused,
        List<Problem> defects) {

    public boolean isWhole() {
        return refused.isEmpty() && defects.isEmpty();
    }
}
