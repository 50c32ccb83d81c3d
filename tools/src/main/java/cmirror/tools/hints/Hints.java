package cmirror.tools.hints;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of mistakes, hints.txt: the first row that fits says what to write. */
final class Hints {

    private static final Pattern ROW = Pattern.compile("(.+)\n(when|warned|thrown): (.+)\nwrite: ([\\s\\S]+)");

    private final List<Hint> rows = new ArrayList<>();
    private final Names names;

    /** {@code names}: for rows of what javac refuses only, and else null. */
    Hints(Hint.Occasion occasion, Names names) {
        this.names = names;
        for (String row : table().split("\n\n+")) {
            String text = row.replaceAll("(?m)^#.*\n?", "");
            if (!text.isBlank()) {
                Hint hint = read(text.strip());
                if (hint.occasion() == occasion) {
                    rows.add(hint);
                }
            }
        }
    }

    private static Hint read(String row) {
        Matcher parts = ROW.matcher(row);
        if (!parts.matches()) {
            throw new IllegalStateException("hints.txt: not a name, a pattern and write: in " + row);
        }
        return new Hint(parts.group(1), Hint.Occasion.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
                Pattern.compile(parts.group(3)), parts.group(4));
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
    String on(String mistake) {
        for (Hint row : rows) {
            String text = row.on(mistake, names);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
