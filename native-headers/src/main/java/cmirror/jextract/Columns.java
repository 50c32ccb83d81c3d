package cmirror.jextract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a struct's fields: place, type, name and declaration in columns. */
final class Columns {

    record Row(String offset, String bits, String type, String name, String declaration) {

        private static final Pattern GRAMMAR = Pattern.compile(
                "\\s+(\\d+)( bits \\d+ \\d+)?\\s+(\\S+)\\s+([\\w.]+)\\s+: (.+)");

        static Row parse(String line) {
            Matcher m = GRAMMAR.matcher(line);
            if (!m.matches()) {
                throw new IllegalArgumentException("no field: " + line);
            }
            return new Row(m.group(1), m.group(2) == null ? "" : m.group(2), m.group(3),
                    m.group(4), m.group(5));
        }
    }

    private Columns() {
    }

    static List<String> lines(List<Row> rows) {
        int offsets = width(rows.stream().map(Row::offset).toList());
        int bits = width(rows.stream().map(Row::bits).toList());
        int types = width(rows.stream().map(Row::type).toList());
        int names = width(rows.stream().map(Row::name).toList());
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add("    " + " ".repeat(offsets - row.offset.length()) + row.offset
                    + padded(row.bits, bits) + "  " + padded(row.type, types) + "  "
                    + padded(row.name, names) + "  : " + row.declaration);
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }
}
