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
              font: 16px/1.5 system-ui, sans-serif;
              print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            h1 { font: bold 1.35rem ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
              margin: 0; }
            section { margin: 0 0 3rem; break-inside: avoid-page; }
            .sides { display: flex; flex-wrap: wrap; gap: 1rem 3rem; }
            figure { margin: 1rem 0 0; min-width: 0; }
            figure { flex: 1 1 22rem; max-width: max(44rem, 95vh); } /* four bytes a row: as high as wide */
            figure.bits { max-width: none; }
            figure svg { width: 100%; height: auto; display: block; margin-top: .4rem; }
            @media (max-width: 500px) {
              body { padding: 0 .5rem; margin: .8rem auto; }
              .bits { overflow-x: auto; } .bits svg { min-width: 620px; }
              tr:not([data-place]) { display: none; }
              tr { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
              tr td { border: 0 !important; } td.note { flex-basis: 100%; }
              td[data-what]::before { content: attr(data-what) " "; color: var(--faint);
                font-weight: normal; }
            }
            tr:focus-visible { outline: 2px solid var(--ink); }
            figcaption, p, th { color: var(--faint); }
            p { margin: .2rem 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; margin-top: 1rem; }
            th { font-weight: normal; text-align: left; vertical-align: bottom; }
            th, td { padding: .15rem .9rem .15rem 0; border-bottom: 1px solid var(--line); }
            td { font: 15px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            .number { text-align: right; }
            td.note { font: 15px/1.5 system-ui, sans-serif; color: var(--faint); }
            th.target { text-align: center; }
            tr.differs td.number { font-weight: bold; }
            tr.differs td:first-child { background: linear-gradient(var(--faint), var(--faint))
              left / 3px 60% no-repeat; }
            td:first-child { padding-left: .5rem; }
            td svg { width: 12px; height: 12px; vertical-align: -1px; }
            .key { display: inline-block; width: 24px; height: 3px; vertical-align: middle;
              background: var(--net); }
            .byte path { stroke: transparent; stroke-width: 1.5; }
            .on path, .on rect { stroke: var(--ink); stroke-width: 2; }
            td.value { font-weight: bold; }
            tr.on td { background: var(--hole); }
            """;

    /** What belongs together lights up together, on both sides and in the table. */
    private static final String SCRIPT = """
            for (const section of document.querySelectorAll('section')) {
              const show = event => {
                const key = event.target.closest('[data-place]')?.dataset.place;
                for (const part of section.querySelectorAll('[data-place]'))
                  part.classList.toggle('on', /over|in$/.test(event.type) && key >= 0
                    && part.dataset.place === key);
              };
              for (const type of ['mouseover', 'mouseout', 'focusin', 'focusout'])
                section.addEventListener(type, show);
            }
            """;

    private final List<String> targets;
    private final StringBuilder html = new StringBuilder();
    private final boolean rfc;
    private LiveBytes live;

    private HtmlLayout(List<String> targets, LiveBytes live, boolean rfc) {
        this.targets = targets;
        this.live = live;
        this.rfc = rfc;
    }

    static String page(List<List<StructTable>> structs, List<String> targets) {
        return page(structs, targets, null, false);
    }

    /** {@code live}: the bytes of the structs, one behind the other, or null; {@code rfc}: by bits. */
    static String page(List<List<StructTable>> structs, List<String> targets, LiveBytes live,
            boolean rfc) {
        HtmlLayout page = new HtmlLayout(targets, live, rfc);
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
        live = live == null ? null : live.behind(any(tables).struct().size());
    }

    private void figure(StructTable table, String target, Colours colours) {
        if (table == null) {
            html.append("<figure><figcaption>").append(target)
                    .append(" does not have it</figcaption></figure>\n");
            return;
        }
        ByteGrid bytes = new ByteGrid(table, colours, live, true);
        WireGrid bits = new WireGrid(table, colours, live);
        html.append("<figure ").append(rfc ? "class=\"bits\" " : "").append("data-target=\"")
                .append(target).append("\">\n<figcaption><b>")
                .append(target).append("</b><br>")
                .append(Markup.escape(TextLayout.footer(table)))
                .append("</figcaption>\n<svg role=\"img\" aria-label=\"")
                .append(Markup.escape("the bytes of " + table.struct().declaration()
                        + "; the table tells the same")).append("\" viewBox=\"0 0 ")
                .append(rfc ? bits.width() : bytes.width()).append(' ')
                .append(rfc ? bits.height() : bytes.height()).append("\">\n")
                .append(rfc ? bits.text() : bytes.draw()).append("</svg>\n</figure>\n");
    }

    /** Where a column is too narrow for a heading, each number has it before it. */
    private void number(String what, String number) {
        html.append("<td class=\"number\" data-what=\"").append(what).append("\">")
                .append(number).append("</td>");
    }

    private void members(List<StructTable> tables, Colours colours) {
        html.append("<table>\n<tr><td></td><td></td><td></td>");
        targets.forEach(target -> html.append("<th colspan=\"2\" class=\"target\">")
                .append(target).append("</th>"));
        html.append(live == null ? "" : "<td></td>")
                .append("<td></td></tr>\n<tr><td></td><th>member</th><th>C type</th>")
                .append("<th class=\"number\">offset</th><th class=\"number\">size</th>"
                        .repeat(targets.size()))
                .append(live == null ? "" : "<th>value</th>").append("<th></th></tr>\n");
        for (Map.Entry<String, List<Member>> row : CompareLayout.rows(tables).entrySet()) {
            Member known = row.getValue().stream().filter(Objects::nonNull).findFirst()
                    .orElseThrow();
            int number = colours.number(known);
            html.append(CompareLayout.differs(row.getValue()) ? "<tr class=\"differs\"" : "<tr")
                    .append(" tabindex=\"0\" data-place=\"").append(number)
                    .append("\"><td><svg><rect class=\"")
                    .append(Colours.css(number)).append("\" width=\"12\" height=\"12\" rx=\"2\"/>"
                            + "</svg></td><td>").append(Markup.escape(row.getKey()))
                    .append("</td><td>").append(Markup.escape(known.type())).append("</td>");
            for (int i = 0; i < targets.size(); i++) {
                Member member = row.getValue().get(i);
                String where = targets.size() > 1 ? targets.get(i) + ": " : "";
                number(where + "offset", member == null ? "–" : member.offset());
                number("size", member == null ? "–" : member.size());
            }
            html.append(live == null ? "" : "<td class=\"value\" data-what=\"value\">"
                    + Markup.escape(live.value(known)) + "</td>");
            html.append("<td class=\"note\">").append(Markup.escape(known.field().note()))
                    .append("</td></tr>\n");
        }
        html.append("</table>");
    }
}
