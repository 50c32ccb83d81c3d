package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.Locale;

/**
 * The bytes of a struct as an SVG drawing: a cell a byte, in the colour of its place. A byte of
 * bit-fields is cut into parts, the highest bit at the left as in drawings of protocols.
 */
final class ByteGrid {

    private static final int LEFT = 40;
    private static final int NARROW = 24; // less room than this, and words stand upright

    private final StructTable table;
    private final Colours colours;
    private final int columns;
    private final int cell;
    private final int top;
    private final int letters; // the size of names
    private final int small; // of types, and of names that have little room
    private final int height; // of a row
    private final LiveBytes live;
    private final StringBuilder svg = new StringBuilder();

    ByteGrid(StructTable table, Colours colours) {
        this(table, colours, null, false);
    }

    /** {@code live}: the struct's bytes, or null; {@code large}: four bytes a row, for a page. */
    ByteGrid(StructTable table, Colours colours, LiveBytes live, boolean large) {
        this.table = table;
        this.colours = colours;
        this.live = live;
        long size = table.struct().size();
        this.columns = size <= 160 ? large ? 4 : 8 : size <= 640 ? 16 : 32;
        this.cell = columns == 4 ? 74 : columns == 8 ? 52 : columns == 16 ? 27 : 15;
        this.top = columns <= 8 ? 2 : 20; // broad cells have a number each, others a heading
        this.letters = columns == 4 ? 15 : 12;
        this.small = columns == 4 ? 12 : 9;
        this.height = (columns == 4 ? 56 : 46) + (live == null || columns > 8 ? 0 : 14);
    }

    int width() {
        return LEFT + columns * cell + 2;
    }

    int height() {
        return top + (int) ((table.struct().size() + columns - 1) / columns) * height + 2;
    }

    /** Whether any of it is marked, so that a legend should tell what the mark means. */
    static boolean hasNetworkOrder(StructTable table) {
        return table.members().stream().anyMatch(Member::isNetworkOrder);
    }

    String draw() {
        for (int column = 0; column < columns && columns > 8; column++) {
            text("faint", LEFT + (column + 0.5) * cell, 13, 10, "middle", "+" + column);
        }
        for (int at = 0; at < table.struct().size(); at += columns) {
            text("faint", LEFT - 7, y(at) + height / 2.0 + 4, 11, "end", String.valueOf(at));
        }
        for (int at = 0; at < table.struct().size(); at++) {
            cell(at);
        }
        table.rows().forEach(this::label);
        return svg.toString();
    }

    private void cell(int at) {
        StringBuilder parts = new StringBuilder();
        StringBuilder titles = new StringBuilder("byte " + at);
        int key = -1;
        int rows = 0;
        for (Row row : table.rows()) {
            if (row.start() < 8L * at + 8 && row.end() > 8L * at) {
                part(parts, row, at);
                rows++;
                titles.append('\n').append(Markup.title(row, at));
                key = row instanceof Place place ? colours.number(place) : key;
            }
        }
        svg.append("<g class=\"byte\" data-byte=\"").append(at).append("\" data-place=\"")
                .append(key).append("\"><title>").append(Markup.escape(titles.toString()))
                .append("</title>").append(parts).append("</g>\n");
        double left = LEFT + at % columns * cell;
        if (live != null && columns <= 8) {
            text("title", left + cell / 2.0, y(at) + height - 9, letters, "middle", live.hex(at));
        }
        text("type", left + 5, y(at) + small + 3, small - 1, "start",
                columns <= 8 && rows == 1 ? String.valueOf(at) : ""); // parts need the room
    }

    /** The part of a byte that a row takes: a rectangle, round where the row begins or ends. */
    private void part(StringBuilder parts, Row row, int at) {
        double left = x(Math.min(row.end(), 8L * at + 8), at);
        double right = x(Math.max(row.start(), 8L * at), at);
        boolean inBits = row.start() > 8L * at || row.end() < 8L * at + 8;
        boolean first = inBits || row.start() == 8L * at;
        boolean last = inBits || row.end() == 8L * at + 8;
        double from = left + (first ? 1.5 : 0);
        double to = right - (last ? 1.5 : 0);
        String css = row instanceof Place place ? Colours.css(colours.number(place)) : "hole";
        parts.append("<path class=\"").append(css).append("\" d=\"")
                .append(outline(from, y(at) + 1.5, to, y(at) + height - 1.5,
                        first ? 4 : 0, last ? 4 : 0)).append("\"/>");
        if (!first && at % columns > 0) { // a tick between the bytes of a place
            parts.append(String.format(Locale.ROOT, "<rect class=\"tick\" x=\"%.1f\" y=\"%.1f\" "
                    + "width=\"1\" height=\"9\"/>", left - 0.5, y(at) + 1.5));
        }
        if (row instanceof Place place && place.members().stream()
                .anyMatch(Member::isNetworkOrder)) {
            parts.append(String.format(Locale.ROOT, "<rect class=\"net\" x=\"%.1f\" y=\"%d\" "
                    + "width=\"%.1f\" height=\"2.5\"/>", from + (first ? 4 : 0),
                    y(at) + height - 6, to - from - (first ? 4 : 0) - (last ? 4 : 0)));
        }
    }

    private static String outline(double x, double y, double right, double bottom, int first,
            int last) {
        double f = Math.min(first, (right - x) / 2);
        double l = Math.min(last, (right - x) / 2);
        return String.format(Locale.ROOT, "M%.1f %.1fH%.1fq%.1f 0 %.1f %.1fV%.1fq0 %.1f %.1f %.1f"
                + "H%.1fq%.1f 0 %.1f %.1fV%.1fq0 %.1f %.1f %.1fz", x + f, y, right - l, l, l, l,
                bottom - l, l, -l, l, x + f, -f, -f, -f, y + f, -f, f, -f);
    }

    /** The name, and where there is room the type, in the longest stretch of a row. */
    private void label(Row row) {
        long from = row.start();
        long to = Math.min(row.end(), lineEnd(from));
        if (row.end() - to > to - from) { // the next line has more of it
            from = to;
            to = Math.min(row.end(), lineEnd(from));
        }
        int at = (int) (from / 8);
        boolean inBits = to - from < 8 || row.bits() % 8 != 0;
        double left = inBits ? x(Math.min(to, 8L * at + 8), at) : LEFT + at % columns * cell;
        double right = inBits ? x(from, at) : left + (to - from) / 8.0 * cell;
        if (from < to) { // a flexible array has no bytes
            label(row, (left + right) / 2, y(at) + (height - (live == null || columns > 8 ? 0 : 14)) / 2.0,
                    right - left - 6);
        }
    }

    private void label(Row row, double x, double y, double room) {
        String css = row instanceof Gap ? "faint" : "";
        Labels labels = Labels.of(row);
        if (room < NARROW && labels.fitting(room, small) == null) {
            svg.append(String.format(Locale.ROOT, "<text class=\"%s\" font-size=\"8\" "
                    + "text-anchor=\"middle\" transform=\"translate(%.1f %.1f) rotate(-90)\">"
                    + "%s</text>\n", css, x + 3, y,
                    Markup.escape(Labels.cut(labels.shortest(), height - 10, 8))));
            return;
        }
        for (int size = letters; size >= small; size--) {
            String name = labels.fitting(room, size);
            if (name != null) {
                boolean two = !labels.type().isEmpty()
                        && Labels.width(labels.type(), small) <= room;
                text(css, x, y + (two ? 2 : 7), size, "middle", name);
                text("type", x, y + small + 5, small, "middle", two ? labels.type() : "");
                return;
            }
        }
        String name = labels.shortest();
        int half = name.lastIndexOf('_', name.length() - 2) + 1;
        if (half > 1 && Labels.width(name.substring(0, half), 10) <= room
                && Labels.width(name.substring(half), 10) <= room) {
            text(css, x, y + 3, 10, "middle", name.substring(0, half));
            text(css, x, y + 14, 10, "middle", name.substring(half));
        } else {
            text(css, x, y + 7, 10, "middle", Labels.cut(name, room, 10));
        }
    }

    private long lineEnd(long bit) {
        return (bit / 8 / columns + 1) * columns * 8;
    }

    /** Where a bit's lower edge is in a byte: bit 0 at the right. */
    private double x(long bit, int at) {
        return LEFT + at % columns * cell + cell * (1 - (bit - 8.0 * at) / 8);
    }

    private int y(int at) {
        return top + at / columns * height;
    }

    private void text(String css, double x, double y, double size, String anchor, String words) {
        svg.append(words.isEmpty() ? "" : Markup.text(css, x, y, size, anchor, words));
    }
}
