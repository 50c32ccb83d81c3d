package lab.layout;

import java.util.Locale;
import lab.layout.StructTable.Gap;
import lab.layout.StructTable.Member;
import lab.layout.StructTable.Place;
import lab.layout.StructTable.Row;

/**
 * The bytes of a struct as an SVG drawing: a cell a byte, in the colour of its place. A byte of
 * bit-fields is cut into parts, the highest bit at the left as in drawings of protocols.
 */
final class ByteGrid {

    private static final int LEFT = 40;
    private static final int TOP = 20;
    private static final int HEIGHT = 46;
    private static final double LETTER = 0.61; // of the font's size, in a font of fixed width

    private final StructTable table;
    private final Colours colours;
    private final int columns;
    private final int cell;
    private final StringBuilder svg = new StringBuilder();

    ByteGrid(StructTable table, Colours colours) {
        this.table = table;
        this.colours = colours;
        long size = table.struct().size();
        this.columns = size <= 160 ? 8 : size <= 640 ? 16 : 32;
        this.cell = columns == 8 ? 52 : columns == 16 ? 27 : 15;
    }

    int width() {
        return LEFT + columns * cell + 2;
    }

    int height() {
        return TOP + (int) ((table.struct().size() + columns - 1) / columns) * HEIGHT + 2;
    }

    /** Whether any of it is marked, so that a legend should tell what the mark means. */
    static boolean hasNetworkOrder(StructTable table) {
        return table.members().stream().anyMatch(Member::isNetworkOrder);
    }

    String draw() {
        for (int column = 0; column < columns; column++) {
            text("faint", LEFT + (column + 0.5) * cell, 13, 10, "middle", "+" + column);
        }
        for (int at = 0; at < table.struct().size(); at += columns) {
            text("faint", LEFT - 7, y(at) + HEIGHT / 2.0 + 4, 11, "end", String.valueOf(at));
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
        for (Row row : table.rows()) {
            if (row.start() < 8L * at + 8 && row.end() > 8L * at) {
                part(parts, row, at);
                titles.append('\n').append(title(row, at));
                key = row instanceof Place place ? colours.number(place) : key;
            }
        }
        svg.append("<g class=\"byte\" data-byte=\"").append(at).append("\" data-place=\"")
                .append(key).append("\"><title>").append(Markup.escape(titles.toString()))
                .append("</title>").append(parts).append("</g>\n");
        text("faint", LEFT + at % columns * cell + 5, y(at) + 12, 8, "start",
                columns == 8 ? String.valueOf(at) : "");
    }

    /** The part of a byte that a row takes: a rectangle, round where the row begins or ends. */
    private void part(StringBuilder parts, Row row, int at) {
        double left = x(Math.min(row.end(), 8L * at + 8), at);
        double right = x(Math.max(row.start(), 8L * at), at);
        boolean inBits = row.start() > 8L * at || row.end() < 8L * at + 8;
        boolean first = inBits || row.start() == 8L * at;
        boolean last = inBits || row.end() == 8L * at + 8;
        double from = left + (first ? 1.5 : 0.5);
        double to = right - (last ? 1.5 : 0.5);
        String css = row instanceof Place place ? Colours.css(colours.number(place)) : "hole";
        parts.append("<path class=\"").append(css).append("\" d=\"")
                .append(outline(from, y(at) + 1.5, to, y(at) + HEIGHT - 1.5,
                        first ? 4 : 0, last ? 4 : 0)).append("\"/>");
        if (row instanceof Place place && place.members().stream()
                .anyMatch(Member::isNetworkOrder)) {
            parts.append(String.format(Locale.ROOT, "<rect class=\"net\" x=\"%.1f\" y=\"%d\" "
                    + "width=\"%.1f\" height=\"2.5\"/>", from + (first ? 4 : 0),
                    y(at) + HEIGHT - 6, to - from - (first ? 4 : 0) - (last ? 4 : 0)));
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
        if (from >= to) {
            return; // a flexible array has no bytes
        }
        boolean bits = to - from < 8 || row.bits() % 8 != 0;
        int at = (int) (from / 8);
        double left = bits ? x(Math.min(to, 8L * at + 8), at) : LEFT + at % columns * cell;
        double right = bits ? x(from, at) : left + (to - from) / 8.0 * cell;
        double room = right - left - 6;
        String name = row instanceof Gap gap ? gap.isPadding() ? "padding" : "hole"
                : name((Place) row);
        String type = row instanceof Place place && !place.isUnion() && to - from >= 16
                ? place.members().getFirst().type() : "";
        double middle = (left + right) / 2;
        double size = name.length() * LETTER * 12 <= room ? 12 : 10;
        String css = row instanceof Gap ? "faint" : "";
        if (room < 20 && name.length() * LETTER * 9 > room) {
            svg.append(String.format(Locale.ROOT, "<text class=\"%s\" font-size=\"9\" "
                    + "text-anchor=\"middle\" transform=\"translate(%.1f %.1f) rotate(-90)\">"
                    + "%s</text>\n", css, middle + 3, y(at) + HEIGHT / 2.0,
                    Markup.escape(cut(name, HEIGHT - 8, 9))));
            return;
        }
        boolean two = !type.isEmpty() && type.length() * LETTER * 9 <= room;
        text(css, middle, y(at) + HEIGHT / 2.0 + (two ? 2 : 5), size, "middle",
                cut(name, room, size));
        if (two) {
            text("faint", middle, y(at) + HEIGHT / 2.0 + 13, 9, "middle", type);
        }
    }

    private static String name(Place place) {
        return String.join(", ", place.members().stream().map(Member::name).toList());
    }

    /** What a pointer on the byte is told of a row. */
    private static String title(Row row, int at) {
        if (row instanceof Gap gap) {
            return gap.text();
        }
        Place place = (Place) row;
        StringBuilder text = new StringBuilder();
        for (Member member : place.members()) {
            if (member.start() < 8L * at + 8 && member.end() > 8L * at) {
                text.append(text.isEmpty() ? "" : "\n").append(Markup.describe(member))
                        .append(significance(member, at));
            }
        }
        return text.toString();
    }

    /** Which end of a number a byte is; the targets' own order begins with the lowest byte. */
    private static String significance(Member member, int at) {
        String type = member.field().machineType();
        if (member.field().isBitField() || !type.matches("[iu](16|32|64)")) {
            return "";
        }
        boolean first = member.start() == 8L * at;
        boolean last = member.end() == 8L * at + 8;
        return !first && !last ? "" : first == member.isNetworkOrder() ? ": the highest byte"
                : ": the lowest byte";
    }

    private long lineEnd(long bit) {
        return (bit / 8 / columns + 1) * columns * 8;
    }

    /** Where a bit's lower edge is in a byte: bit 0 at the right. */
    private double x(long bit, int at) {
        return LEFT + at % columns * cell + cell * (1 - (bit - 8.0 * at) / 8);
    }

    private int y(int at) {
        return TOP + at / columns * HEIGHT;
    }

    private static String cut(String words, double room, double size) {
        int letters = (int) (room / (LETTER * size));
        return words.length() <= letters ? words
                : letters < 2 ? "" : words.substring(0, letters - 1) + "…";
    }

    private void text(String css, double x, double y, double size, String anchor, String words) {
        svg.append(words.isEmpty() ? "" : Markup.text(css, x, y, size, anchor, words));
    }
}
