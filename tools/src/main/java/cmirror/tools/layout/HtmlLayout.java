package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Member;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Byte grids as a page: a section a struct, targets side by side, and a table of the members. */
final class HtmlLayout {

    private static final String STYLE = """
            body { background: var(--page); color: var(--ink); margin: 2rem auto; padding: 0 1.5rem;
              max-width: 80rem; font: 15px/1.5 system-ui, sans-serif;
              print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            h1 { font: bold 1.35rem ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
              margin: 0; }
            section { margin: 0 0 3rem; break-inside: avoid-page; }
            .sides { display: flex; flex-wrap: wrap; gap: 1rem 3rem; }
            figure { margin: 1rem 0 0; min-width: 0; }
            figure svg { max-width: 100%; height: auto; display: block; margin-top: .4rem; }
            figcaption, p, th { color: var(--faint); }
            p { margin: .2rem 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; margin-top: 1rem; }
            th { font-weight: normal; text-align: left; vertical-align: bottom; }
            th, td { padding: .15rem .9rem .15rem 0; border-bottom: 1px solid var(--line); }
            td { font: 13px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            .number { text-align: right; }
            td.note { font: 14px/1.5 system-ui, sans-serif; color: var(--faint); }
            th.target { text-align: center; }
            tr.differs td.number { font-weight: bold; }
            tr.differs td:first-child { background: linear-gradient(var(--faint), var(--faint))
              left / 3px 60% no-repeat; }
            td:first-child { padding-left: .5rem; }
            td svg { width: 12px; height: 12px; vertical-align: -1px; }
            .key { display: inline-block; width: 24px; height: 3px; vertical-align: middle;
              background: var(--net); }
            .byte path { stroke: transparent; stroke-width: 1.5; }
            .on path { stroke: var(--ink); }
            tr.on td { background: var(--hole); }
            """;

    /** What belongs together lights up together, on both sides and in the table. */
    private static final String SCRIPT = """
            for (const section of document.querySelectorAll('section')) {
              const show = event => {
                const key = event.target.closest('[data-place]')?.dataset.place;
                for (const part of section.querySelectorAll('[data-place]'))
                  part.classList.toggle('on', event.type === 'mouseover' && key >= 0
                    && part.dataset.place === key);
              };
              section.addEventListener('mouseover', show);
              section.addEventListener('mouseout', show);
            }
            """;

    private final List<String> targets;
    private final StringBuilder html = new StringBuilder();

    private HtmlLayout(List<String> targets) {
        this.targets = targets;
    }

    static String page(List<List<StructTable>> structs, List<String> targets) {
        HtmlLayout page = new HtmlLayout(targets);
        structs.forEach(page::section);
        String title = structs.stream().map(HtmlLayout::name).collect(Collectors.joining(", "));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>
                %s%s</style>
                </head>
                <body>
                <svg width="0" height="0" style="position:absolute" aria-hidden="true">%s</svg>
                %s<script>
                %s</script>
                </body>
                </html>
                """.formatted(Markup.escape(title), Colours.sheet(), STYLE, Markup.HATCH,
                page.html, SCRIPT);
    }

    private static String name(List<StructTable> tables) {
        return any(tables).struct().declaration();
    }

    private static StructTable any(List<StructTable> tables) {
        return tables.stream().filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private void section(List<StructTable> tables) {
        Colours colours = new Colours(tables);
        html.append("<section>\n<h1>").append(Markup.escape(name(tables))).append("</h1>\n<p>")
                .append(Markup.escape("#include <" + any(tables).struct().header() + ">"))
                .append("</p>\n<div class=\"sides\">\n");
        for (int i = 0; i < tables.size(); i++) {
            figure(tables.get(i), targets.get(i), colours);
        }
        html.append("</div>\n<div class=\"scroll\">");
        members(tables, colours);
        html.append("</div>\n");
        if (targets.size() > 1) {
            html.append("<p>A bar at the left: this member differs.</p>\n");
        }
        if (tables.stream().filter(Objects::nonNull).anyMatch(ByteGrid::hasNetworkOrder)) {
            html.append("<p><span class=\"key\"></span> network byte order: the highest byte"
                    + " first</p>\n");
        }
        html.append("</section>\n");
    }

    private void figure(StructTable table, String target, Colours colours) {
        if (table == null) {
            html.append("<figure><figcaption>").append(target)
                    .append(" does not have it</figcaption></figure>\n");
            return;
        }
        ByteGrid grid = new ByteGrid(table, colours);
        html.append("<figure data-target=\"").append(target).append("\" style=\"max-width:")
                .append(grid.width()).append("px\">\n<figcaption><b>").append(target)
                .append("</b><br>").append(Markup.escape(TextLayout.footer(table)))
                .append("</figcaption>\n<svg role=\"img\" aria-label=\"")
                .append(Markup.escape("the bytes of " + table.struct().declaration()))
                .append("\" width=\"").append(grid.width()).append("\" height=\"")
                .append(grid.height()).append("\" viewBox=\"0 0 ").append(grid.width())
                .append(' ').append(grid.height()).append("\">\n").append(grid.draw())
                .append("</svg>\n</figure>\n");
    }

    private void members(List<StructTable> tables, Colours colours) {
        html.append("<table>\n<tr><td></td><td></td><td></td>");
        targets.forEach(target -> html.append("<th colspan=\"2\" class=\"target\">")
                .append(target).append("</th>"));
        html.append("<td></td></tr>\n<tr><td></td><th>member</th><th>C type</th>")
                .append("<th class=\"number\">offset</th><th class=\"number\">size</th>"
                        .repeat(targets.size()))
                .append("<th></th></tr>\n");
        for (Map.Entry<String, List<Member>> row : CompareLayout.rows(tables).entrySet()) {
            Member known = row.getValue().stream().filter(Objects::nonNull).findFirst()
                    .orElseThrow();
            int number = colours.number(known);
            html.append(CompareLayout.differs(row.getValue()) ? "<tr class=\"differs\"" : "<tr")
                    .append(" data-place=\"").append(number).append("\"><td><svg><rect class=\"")
                    .append(Colours.css(number)).append("\" width=\"12\" height=\"12\" rx=\"2\"/>"
                            + "</svg></td><td>").append(Markup.escape(row.getKey()))
                    .append("</td><td>").append(Markup.escape(known.type())).append("</td>");
            for (Member member : row.getValue()) {
                html.append("<td class=\"number\">").append(member == null ? "–" : member.offset())
                        .append("</td><td class=\"number\">")
                        .append(member == null ? "–" : member.size()).append("</td>");
            }
            html.append("<td class=\"note\">").append(Markup.escape(known.field().note()))
                    .append("</td></tr>\n");
        }
        html.append("</table>");
    }
}
