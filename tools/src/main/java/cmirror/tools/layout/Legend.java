package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.ArrayList;
import java.util.List;

/** What stands below a grid in a picture: a line a member, in the grid's colours. */
final class Legend {

    private static final int LINE = 17;

    private record Line(String colour, String words) {
    }

    private final List<Line> lines = new ArrayList<>();

    Legend(StructTable table, Colours colours) {
        int names = table.members().stream().mapToInt(m -> m.name().length()).max().orElse(0) + 2;
        for (Row row : table.rows()) {
            if (row instanceof Gap gap) {
                lines.add(new Line("hole", String.format("%5s %7s  %s",
                        StructTable.place(gap.start()), "", gap.text())));
                continue;
            }
            for (Member member : ((Place) row).members()) {
                lines.add(new Line(Colours.css(colours.number(member)), String.format(
                        "%5s %7s  %-" + names + "s%s", member.offset(), member.size(),
                        member.name(), member.type())));
            }
        }
    }

    int width() {
        return 20 + lines.stream().mapToInt(l -> (int) Labels.width(l.words, 11)).max().orElse(0);
    }

    int height() {
        return (lines.size() + 1) * LINE;
    }

    String draw() {
        StringBuilder svg = new StringBuilder(Markup.text("faint", 18, 10, 11, "start",
                "   at    size  member"));
        for (int i = 0; i < lines.size(); i++) {
            int y = (i + 1) * LINE;
            svg.append("<rect class=\"").append(lines.get(i).colour)
                    .append("\" x=\"2\" y=\"").append(y)
                    .append("\" width=\"12\" height=\"12\" rx=\"2\"/>\n")
                    .append(Markup.text("", 18, y + 10, 11, "start", lines.get(i).words));
        }
        return svg.toString();
    }
}
