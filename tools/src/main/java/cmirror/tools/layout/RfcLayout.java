package cmirror.tools.layout;

import cmirror.tools.layout.WireCells.Cell;
import java.util.ArrayList;
import java.util.List;

/** A struct in rows of 32 bits, as RFC 791 draws the head of a packet, for the terminal. */
final class RfcLayout {

    private static final int ROW = 32;
    /** Rows of one member that are drawn before the rest is only told. */
    private static final int MOST_ROWS = 4;
    private static final int WIDEST = 8; // columns a bit

    private final List<Cell> cells;
    private final int bit; // columns
    private final StringBuilder text = new StringBuilder();

    private RfcLayout(List<Cell> cells, int width) {
        this.cells = cells;
        this.bit = Math.clamp((width - 1) / ROW, 2, WIDEST);
    }

    static String of(StructTable table, LiveBytes live, int width) {
        RfcLayout layout = new RfcLayout(WireCells.of(table, live), width);
        layout.text.append(table.struct().declaration()).append("  <")
                .append(table.struct().header()).append(">  ").append(table.struct().target())
                .append("\n\n");
        layout.draw((int) table.struct().size() * 8);
        return layout.text.append('\n').append(TextLayout.footer(table)).append('\n').toString();
    }

    private void draw(int size) {
        numbers();
        int first = 0;
        while (first < size) {
            Cell whole = whole(first);
            if (first == 0) {
                line(border(first, size));
            }
            int rows = whole == null ? 0 : (whole.end() - first) / ROW;
            if (rows > MOST_ROWS) {
                tall(whole, first);
                first += rows * ROW;
            } else {
                row(first, Math.min(size, first + ROW));
                first += ROW;
            }
            line(border(first, size));
        }
    }

    private void numbers() {
        StringBuilder tens = new StringBuilder(" ");
        StringBuilder ones = new StringBuilder(" ");
        for (int i = 0; i < ROW; i++) {
            String cell = " ".repeat(bit / 2 - 1);
            String rest = " ".repeat(bit - bit / 2);
            tens.append(cell).append(i % 10 == 0 ? i / 10 : " ").append(rest);
            ones.append(cell).append(i % 10).append(rest);
        }
        line(tens.toString());
        line(ones.toString());
    }

    /** The cell that has all of the row, or null. */
    private Cell whole(int first) {
        return cells.stream().filter(c -> c.start() <= first && c.end() >= first + ROW).findFirst()
                .orElse(null);
    }

    /** The line above the bit {@code at}: open where a member goes on below it. */
    private String border(int at, int size) {
        Cell on = at >= size ? null : cells.stream()
                .filter(c -> c.start() < at && c.end() >= Math.min(size, at + ROW)).findFirst()
                .orElse(null);
        int bits = Math.min(ROW, at >= size ? (size - 1) % ROW + 1 : Math.max(size - at,
                at == 0 ? 0 : ROW));
        return on != null ? "+" + " ".repeat(bits * bit - 1) + "+"
                : "+" + ("-".repeat(bit - 1) + "+").repeat(bits);
    }

    private void row(int first, int end) {
        List<List<String>> columns = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        for (int at = first; at < end;) {
            int from = at;
            Cell cell = cells.stream().filter(c -> c.start() <= from && c.end() > from).findFirst()
                    .orElse(new Cell(at, at + 1, "", "", null));
            int to = Math.min(end, cell.end());
            int width = (to - at) * bit - 1;
            widths.add(width);
            columns.add(isNamed(cell, first) ? words(cell, width) : List.of());
            at = to;
        }
        int height = Math.max(1, columns.stream().mapToInt(List::size).max().orElse(1));
        for (int i = 0; i < height; i++) {
            StringBuilder row = new StringBuilder("|");
            for (int c = 0; c < columns.size(); c++) {
                List<String> words = columns.get(c);
                int above = (height - words.size()) / 2;
                String word = i >= above && i - above < words.size() ? words.get(i - above) : "";
                row.append(centred(word, widths.get(c))).append('|');
            }
            line(row.toString());
        }
    }

    /** A member of several rows has its name in the middle one, if it has the first to itself. */
    private static boolean isNamed(Cell cell, int first) {
        int rows = (cell.end() - cell.start() + ROW - 1) / ROW;
        return cell.start() % ROW == 0 ? (first - cell.start()) / ROW == (rows - 1) / 2
                : cell.start() >= first;
    }

    /** The name, upright where it does not fit; below it the value. */
    private static List<String> words(Cell cell, int width) {
        List<String> words = new ArrayList<>();
        boolean spansRows = cell.bits() > ROW;
        String simple = cell.name().substring(cell.name().lastIndexOf('.') + 1);
        String name = cell.name().length() <= width ? cell.name() : simple;
        if (cell.isGap() && !name.isEmpty()) {
            name = "(" + name + ")";
        }
        String both = cell.value().isEmpty() ? name : name + " = " + cell.value();
        if (both.length() <= width) {
            words.add(both);
            return words;
        }
        if (name.length() <= width) {
            words.add(name);
        } else if (spansRows || name.length() > 8 || width > 3) {
            words.add(name.substring(0, Math.max(0, width - 1)) + "…");
        } else {
            name.chars().forEach(c -> words.add(Character.toString(c)));
        }
        if (!cell.value().isEmpty()) {
            words.add(cell.value().length() <= width ? cell.value()
                    : cell.value().substring(0, width - 1) + "…");
        }
        return words;
    }

    /** A member of many rows. */
    private void tall(Cell cell, int first) {
        int width = ROW * bit - 1;
        String size = StructTable.quantity(cell.end() - first);
        line("|" + centred(words(cell, width - size.length() - 2).getFirst() + ", " + size, width)
                + "|");
        line("~" + " ".repeat(width) + "~");
    }

    private static String centred(String word, int width) {
        int left = (width - word.length()) / 2;
        return " ".repeat(Math.max(0, left)) + word
                + " ".repeat(Math.max(0, width - word.length() - Math.max(0, left)));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
