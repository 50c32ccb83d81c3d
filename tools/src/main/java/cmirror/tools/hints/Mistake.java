package cmirror.tools.hints;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the compiler refuses, as the patterns of hints.txt see it: its message in English, the line of the
 * source, and the whole source. Their order and their marks are those of {@link #text()}.
 */
record Mistake(String message, String line, String marked, String source) {

    static Mistake of(Diagnostic<? extends JavaFileObject> diagnostic, String source) {
        int number = (int) diagnostic.getLineNumber();
        String line = number < 1 ? "" : source.lines().skip(number - 1).findFirst().orElse("");
        long start = diagnostic.getStartPosition();
        long end = diagnostic.getEndPosition();
        String marked = start < 0 || end < start || end > source.length() ? ""
                : source.substring((int) start, (int) end);
        return new Mistake(diagnostic.getMessage(Locale.ENGLISH).replace("cmirror.", "")
                .replace("java.lang.foreign.", "").replace("java.lang.", ""), line.strip(), marked, source);
    }

    String text() {
        return message + "\n> " + line + "\n= " + marked.lines().findFirst().orElse("") + "\n~ " + source;
    }
}
