package lab.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lab.layout.StructTable.Gap;
import lab.layout.StructTable.Member;
import lab.layout.StructTable.Place;
import lab.layout.StructTable.Row;

/** Byte grids as one picture: the structs one below the other, their targets side by side. */
final class SvgLayout {

    private static final int EDGE = 20;
    private static final int BETWEEN = 44;
    private static final int LINE = 17;

    private final StringBuilder body = new StringBuilder();
    private int width;
    private int y = EDGE;

    private SvgLayout() {
    }

    static String picture(List<List<StructTable>> structs, List<String> targets) {
        SvgLayout picture = new SvgLayout();
        structs.forEach(tables -> picture.struct(tables, targets));
        if (structs.stream().flatMap(List::stream).filter(Objects::nonNull)
                .anyMatch(ByteGrid::hasNetworkOrder)) {
            picture.body.append("<rect class=\"net\" x=\"").append(EDGE).append("\" y=\"")
                    .append(picture.y + 6).append("\" width=\"24\" height=\"2.5\"/>\n")
                    .append(Markup.text("faint", EDGE + 32, picture.y + 11, 11, "start",
                            "network byte order: the highest byte first"));
            picture.y += LINE;
        }
        int height = picture.y + EDGE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
                viewBox="0 0 %1$d %2$d">
                <style>
                %3$s</style>
                %4$s<rect width="%1$d" height="%2$d" style="fill:var(--page)"/>
                %5$s</svg>
                """.formatted(picture.width, height, Colours.sheet(), Markup.HATCH, picture.body);
    }

    private void struct(List<StructTable> tables, List<String> targets) {
        Colours colours = new Colours(tables);
        String name = tables.stream().filter(Objects::nonNull).findFirst().orElseThrow()
                .struct().declaration();
        int x = EDGE;
        int end = y;
        for (int i = 0; i < tables.size(); i++) {
            StructTable table = tables.get(i);
            body.append("<g transform=\"translate(").append(x).append(' ').append(y)
                    .append(")\" data-struct=\"").append(Markup.escape(name))
                    .append("\" data-target=\"").append(targets.get(i)).append("\">\n")
                    .append(Markup.text("title", 0, 14, 15, "start", name))
                    .append(Markup.text("faint", 0, 32, 11, "start", targets.get(i)
                            + (table == null ? " does not have it" : ", size "
                            + table.struct().size() + ", align " + table.struct().align())));
            int used = 240;
            int bottom = 40;
            if (table != null) {
                ByteGrid grid = new ByteGrid(table, colours);
                body.append("<g transform=\"translate(0 44)\">\n").append(grid.draw())
                        .append("</g>\n");
                List<String> lines = new ArrayList<>();
                bottom = 44 + grid.height() + 8 + legend(table, colours, 44 + grid.height() + 8,
                        lines);
                used = Math.max(grid.width(), lines.stream().mapToInt(
                        line -> 22 + (int) (line.length() * 6.8)).max().orElse(0));
            }
            body.append("</g>\n");
            x += used + BETWEEN;
            end = Math.max(end, y + bottom);
        }
        width = Math.max(width, x - BETWEEN + EDGE);
        y = end + 14;
    }

    /** A line a member below the grid; its height. */
    private int legend(StructTable table, Colours colours, int top, List<String> lines) {
        int at = top;
        int names = table.members().stream().mapToInt(m -> m.name().length()).max().orElse(0) + 2;
        for (Row row : table.rows()) {
            if (row instanceof Gap gap) {
                at = line(at, "hole", String.format("%5s %7s  %s", gap.start() / 8
                        + (gap.start() % 8 == 0 ? "" : ":" + gap.start() % 8), "",
                        gap.text()), lines);
                continue;
            }
            for (Member member : ((Place) row).members()) {
                at = line(at, Colours.css(colours.number(member)), String.format(
                        "%5s %7s  %-" + names + "s%s", member.offset(), member.size(),
                        member.name(), member.type()), lines);
            }
        }
        return at - top;
    }

    private int line(int at, String css, String words, List<String> lines) {
        lines.add(words);
        body.append("<rect class=\"").append(css).append("\" x=\"2\" y=\"").append(at)
                .append("\" width=\"12\" height=\"12\" rx=\"2\"/>\n")
                .append(Markup.text("", 18, at + 10, 11, "start", words));
        return at + LINE;
    }
}
