package cmirror.tools.check.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table for a spreadsheet: RFC 4180, with every field in quotes. */
final class Marks {

    private static final String HEAD = row("submission", "mark", "mistakes", "survived", "found");

    private Marks() {
    }

    /** Says so before the work if they could not be written after it. */
    static void needWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("the marks cannot be written: " + file + " is a folder");
        } else if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the marks cannot be written: there is no folder " + folder);
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new IllegalArgumentException("the marks cannot be written: " + file + " may not be written");
        }
    }

    static void write(Path file, List<Mark> marks) throws IOException {
        Files.writeString(file, HEAD + marks.stream().map(mark -> row(mark.submission().name(), "" + mark.points(),
                "" + mark.sentences().size(), mark.survived(), mark.found())).collect(Collectors.joining()));
    }

    static String row(String... fields) {
        return Stream.of(fields).map(Marks::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet would take what begins so for a formula; the names are strangers'. */
    private static String field(String text) {
        return "\"" + (text.matches("(?s)[=+@\\t\\r-].*") ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
