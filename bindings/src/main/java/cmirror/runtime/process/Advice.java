package cmirror.runtime.process;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Below what the program says when it goes wrong: what to write instead. The mirror knows nothing of that; the
 * property {@code cmirror.hints} names a class that does, where {@code ./lab} has started the program.
 */
public final class Advice {

    private Advice() {
    }

    /** On an exception that came through this place; null if nothing is known of it. */
    static void on(String sentence, StackTraceElement place) {
        List<String> lines = place == null ? null : Sources.lines(place);
        int line = lines == null ? 0 : place.getLineNumber();
        print(sentence, line < 1 || line > lines.size() ? "" : lines.get(line - 1), lines);
    }

    /** On a program that does not begin, by its class. */
    public static void on(String sentence, String type) {
        print(sentence, "", Sources.lines(type));
    }

    /** The sentence, the line and the file, as the patterns of the table want them. */
    private static void print(String sentence, String line, List<String> lines) {
        String type = System.getProperty("cmirror.hints");
        if (type == null) {
            return;
        }
        try {
            Object hints = Class.forName(type).getDeclaredConstructor().newInstance();
            @SuppressWarnings("unchecked")
            String hint = ((UnaryOperator<String>) hints).apply(sentence + "\n> " + line.strip() + "\n= \n~ "
                    + (lines == null ? "" : String.join("\n", lines)));
            if (hint != null) {
                System.err.print(hint);
            }
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            // the program has closed or left what it would be read from; all that matters is said
        }
    }
}
