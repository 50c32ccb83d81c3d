package cmirror.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Files by names that Java can open in every locale. In the locale "C" a JVM finds no file whose path
 * has other letters than ASCII's, so the checkout of a test that runs one there gets links to it.
 */
public final class PlainPath {

    private static final Map<Path, Path> LINKS = new ConcurrentHashMap<>();

    private PlainPath() {
    }

    /** The path itself, or a link to it in the folder for temporary files. */
    public static Path of(Path path) {
        if (path.toString().chars().allMatch(c -> c < 128)) {
            return path;
        }
        return LINKS.computeIfAbsent(path.toAbsolutePath(), PlainPath::link);
    }

    /** A class path of such names. */
    public static String classPath(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> of(Path.of(entry)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path link(Path target) {
        try {
            Path folder = Files.createTempDirectory("cmirror-link");
            Path link = Files.createSymbolicLink(folder.resolve("to"), target);
            folder.toFile().deleteOnExit(); // deleted last to first: the link before its folder
            link.toFile().deleteOnExit();
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
