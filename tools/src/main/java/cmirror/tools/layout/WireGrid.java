package cmirror.tools.layout;

import cmirror.tools.layout.WireCells.Cell;
import java.util.List;
import java.util.Locale;

/** A struct as an SVG drawing in rows of 32 bits, as RFCs have them; in the colours of its places. */
final class WireGrid {

    private static final int ROW = 32;
    private static final int BIT = 22;
    private static final int LEFT = 34;
    private static final int TOP = 34;
    private static final int HEIGHT = 54;
    private static final double SIZE = 15;
    private static final double SMALL = 13;
    /** Longer members than so many rows are drawn in as many, and their size is said. */
    private static final int MOST_ROWS = 4;

    private final Colours colours;
    private final List<Cell> cells;
    private final StringBuilder svg = new StringBuilder();
    private int rows;

    WireGrid(StructTable table, Colours colours, LiveBytes live) {
        this.colours = colours;
        this.cells = WireCells.of(table, live);
        draw((int) table.struct().size() * 8);
    }

    int width() {
        return LEFT + ROW * BIT + 2;
    }

    int height() {
        return TOP + rows * HEIGHT + 4;
    }

    String text() {
        return svg.toString();
    }

    private void draw(int size) {
        for (int bit = 0; bit < ROW; bit++) {
            text("faint", LEFT + (bit + 0.5) * BIT, 26, 12, String.valueOf(bit % 10));
            text("faint", LEFT + (bit + 0.5) * BIT, 12, 12, bit % 10 == 0 ? "" + bit / 10 : "");
        }
        for (int first = 0; first < size; first += ROW) {
            int from = first;
            Cell whole = cells.stream().filter(c -> c.start() <= from && c.end() >= from + ROW)
                    .findFirst().orElse(null);
            int end = Math.min(size, first + ROW);
            svg.append(Markup.text("faint", LEFT - 6, y() + HEIGHT / 2.0 + 5, SMALL, "end",
                    String.valueOf(first / 8)));
            for (Cell cell : cells) {
                if (cell.start() < end && cell.end() > first) {
                    part(cell, Math.max(first, cell.start()), Math.min(end, cell.end()));
                }
            }
            rows++;
            if (whole != null && (whole.end() - first) / ROW > MOST_ROWS) {
                first += ((whole.end() - first) / ROW - MOST_ROWS) * ROW; // the rest looks alike
            }
        }
    }

    private void part(Cell cell, int from, int to) {
        double x = LEFT + from % ROW * BIT;
        double width = (to - from) * BIT;
        int place = cell.isGap() ? -1 : colours.number(cell.member());
        String title = (cell.name().isEmpty() ? "unnamed" : cell.name()) + ", "
                + StructTable.quantity(cell.bits())
                + (cell.value().isEmpty() ? "" : " = " + cell.value());
        svg.append(String.format(Locale.ROOT, "<g class=\"cell\" data-place=\"%d\"><title>%s</title>"
                + "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" "
                + "stroke=\"var(--line)\"/></g>\n", place, Markup.escape(title),
                place < 0 ? "hole" : Colours.css(place), x + 0.5, y(), width - 1, HEIGHT - 2));
        if (!cell.isGap() && cell.member().isNetworkOrder()) {
            svg.append(String.format(Locale.ROOT, "<rect class=\"net\" x=\"%.1f\" y=\"%d\" "
                    + "width=\"%.1f\" height=\"2.5\"/>\n", x + 4, y() + HEIGHT - 6, width - 8));
        }
        if (from == cell.start()) {
            label(cell, x + width / 2, width - 6);
        } else if (to - from == ROW) {
            text("faint", x + width / 2, y() + HEIGHT / 2.0 + 5, SMALL, "⋮");
        }
    }

    private void label(Cell cell, double x, double room) {
        String simple = cell.name().substring(cell.name().lastIndexOf('.') + 1);
        String name = Labels.width(cell.name(), SIZE) <= room ? cell.name() : simple;
        double middle = y() + HEIGHT / 2.0;
        if (Labels.width(name, SMALL) > room && room < 60) { // upright
            String words = Labels.cut(name + (cell.value().isEmpty() ? "" : " " + cell.value()),
                    HEIGHT - 6, SMALL);
            svg.append(String.format(Locale.ROOT, "<text font-size=\"%.0f\" text-anchor=\"middle\" "
                    + "transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>\n", SMALL, x + 4,
                    middle - 1, Markup.escape(words)));
            return;
        }
        boolean two = !cell.value().isEmpty();
        double size = Labels.width(name, SIZE) <= room ? SIZE : SMALL;
        text("", x, middle + (two ? -3 : 5), size, Labels.cut(name, room, size));
        text("title", x, middle + 16, size, Labels.cut(cell.value(), room, size));
    }

    private int y() {
        return TOP + rows * HEIGHT;
    }

    private void text(String css, double x, double y, double size, String words) {
        svg.append(words.isEmpty() ? "" : Markup.text(css, x, y, size, "middle", words));
    }
}
