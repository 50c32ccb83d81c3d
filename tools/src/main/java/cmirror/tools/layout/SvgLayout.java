package cmirror.tools.layout;

import java.util.List;
import java.util.Objects;

/** Byte grids as one picture: the structs one below the other, their targets side by side. */
final class SvgLayout {

    private static final int EDGE = 20;
    private static final int BETWEEN = 44;

    private final StringBuilder body = new StringBuilder();
    private final boolean rfc;
    private LiveBytes live;
    private int width;
    private int y = EDGE;

    private SvgLayout(LiveBytes live, boolean rfc) {
        this.live = live;
        this.rfc = rfc;
    }

    static String picture(List<List<StructTable>> structs, List<String> targets) {
        return picture(structs, targets, null, false);
    }

    /** {@code live}: the bytes of the structs, one behind the other, or null; {@code rfc}: by bits. */
    static String picture(List<List<StructTable>> structs, List<String> targets, LiveBytes live,
            boolean rfc) {
        SvgLayout picture = new SvgLayout(live, rfc);
        structs.forEach(tables -> picture.struct(tables, targets));
        if (structs.stream().flatMap(List::stream).filter(Objects::nonNull)
                .anyMatch(ByteGrid::hasNetworkOrder)) {
            picture.body.append("<rect class=\"net\" x=\"").append(EDGE).append("\" y=\"")
                    .append(picture.y + 6).append("\" width=\"24\" height=\"2.5\"/>\n")
                    .append(Markup.text("faint", EDGE + 32, picture.y + 11, 11, "start",
                            "network byte order: the highest byte first"));
            picture.y += 17;
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
            int used = 240; // as broad as the words above
            int bottom = 40;
            if (table != null) {
                ByteGrid bytes = new ByteGrid(table, colours, live, false);
                WireGrid bits = new WireGrid(table, colours, live);
                int height = rfc ? bits.height() : bytes.height();
                Legend legend = new Legend(table, colours);
                body.append("<g transform=\"translate(0 40)\">\n")
                        .append(rfc ? bits.text() : bytes.draw())
                        .append("</g>\n<g transform=\"translate(0 ").append(52 + height)
                        .append(")\">\n").append(legend.draw()).append("</g>\n");
                bottom = 52 + height + legend.height();
                used = Math.max(used, Math.max(rfc ? bits.width() : bytes.width(),
                        legend.width()));
            }
            body.append("</g>\n");
            x += used + BETWEEN;
            end = Math.max(end, y + bottom);
        }
        long size = tables.stream().filter(Objects::nonNull).findFirst().orElseThrow().struct()
                .size();
        live = live == null ? null : live.behind(size);
        width = Math.max(width, x - BETWEEN + EDGE);
        y = end + 14;
    }
}
