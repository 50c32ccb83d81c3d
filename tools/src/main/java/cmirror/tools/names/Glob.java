package cmirror.tools.names;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Names with * for any letters and ? for any letter, as shells have them. */
public final class Glob {

    private Glob() {
    }

    /** Whether a name is one of these. */
    public static boolean isOne(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /** The names that fit it, whole; none fits one that is not well formed. */
    public static Predicate<String> fitting(String glob) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return name -> matcher.matches(Path.of(name));
        } catch (PatternSyntaxException e) {
            return name -> false;
        }
    }
}
