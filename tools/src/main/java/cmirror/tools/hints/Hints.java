package cmirror.tools.hints;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The table of mistakes, hints.txt: the first row that fits says what to write. */
final class Hints {

    private final List<Hint> rows = new ArrayList<>();
    private final Names names;

    Hints(Names names) {
        this.names = names;
        for (String row : table().split("\n\n+")) {
            String text = row.replaceAll("(?m)^#.*\n?", "");
            if (!text.isBlank()) {
                rows.add(read(text.strip()));
            }
        }
    }

    private static Hint read(String row) {
        String[] lines = row.split("\n(when|write): ?", 3);
        if (lines.length != 3) {
            throw new IllegalStateException("hints.txt: not a name, when: and write: in " + row);
        }
        return new Hint(lines[0], Pattern.compile(lines[1]), lines[2]);
    }

    private static String table() {
        try (InputStream in = Hints.class.getResourceAsStream("hints.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Hint> rows() {
        return rows;
    }

    /** What to write, in lines; null if no row fits. */
    String on(Mistake mistake) {
        for (Hint row : rows) {
            String text = row.on(mistake, names);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
