package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import cmirror.tools.words.Rows;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A layout for the terminal: a line a member, holes, and a footer that adds up. */
final class TextLayout {

    private static final int WIDTH = 100;
    /** What offset and size take. */
    private static final int NUMBERS = 17;
    /** In fewer columns a meaning cannot be read. */
    private static final int READABLE = 24;
    static final String NETWORK = "network order";

    private final StructTable table;
    private final LiveBytes live;
    private final Ansi ansi;
    private final StringBuilder text = new StringBuilder();
    private final int nameWidth;
    private final int typeWidth;
    /** Where the meanings begin, and how many columns they have: 0 for none. */
    private final int meaningStart;
    private final int meaningWidth;

    private TextLayout(StructTable table, LiveBytes live, int columns, Ansi ansi) {
        this.table = table;
        this.live = live;
        this.ansi = ansi;
        this.nameWidth = Math.max(6, table.members().stream()
                .mapToInt(m -> m.name().length()).max().orElse(0) + 2);
        int widestType = table.members().stream().mapToInt(m -> m.type().length()).max().orElse(0);
        int widestMark = table.members().stream().anyMatch(Member::isNetworkOrder) ? NETWORK.length() + 2 : 0;
        this.meaningStart = NUMBERS + nameWidth + 1 + Math.max(widestType, "C type".length()) + 2 + widestMark;
        this.meaningWidth = live == null && columns - meaningStart >= READABLE ? columns - meaningStart : 0;
        this.typeWidth = meaningWidth > 0 ? widestType : table.members().stream()
                .filter(m -> live != null || m.isNetworkOrder())
                .mapToInt(m -> m.type().length()).max().orElse(0);
    }

    static String of(StructTable table, Ansi ansi) {
        return of(table, null, 0, ansi);
    }

    /**
     * {@code live}: the struct's bytes, whose values stand behind the members, or null; {@code columns}: how wide
     * the terminal is, which what the members mean fills, or 0.
     */
    static String of(StructTable table, LiveBytes live, int columns, Ansi ansi) {
        return new TextLayout(table, live, columns, ansi).print();
    }

    private String print() {
        text.append(style("bold", table.struct().declaration())).append("  <")
                .append(table.struct().header()).append(">  ").append(table.struct().target())
                .append("\n\n").append(style("faint", heading())).append('\n');
        for (Row row : table.rows()) {
            switch (row) {
                case Gap gap -> line(StructTable.place(gap.start()), extent(gap.bits()),
                        style("yellow", "XXX " + gap.text()));
                case Place place when place.isUnion() -> union(place);
                case Place place -> member(place.members().getFirst(), "");
            }
        }
        return text.append('\n').append(footer(table)).append("\n").toString();
    }

    private String heading() {
        String heading = " offset    size  " + pad("member", nameWidth) + " C type";
        return meaningWidth == 0 ? heading : pad(heading, meaningStart) + "meaning";
    }

    private void union(Place place) {
        line(StructTable.place(place.start()), extent(place.bits()),
                "union of " + place.members().size() + " {");
        place.members().forEach(member -> member(member, "  "));
        text.append(" ".repeat(NUMBERS)).append("}\n");
    }

    private void member(Member member, String indent) {
        String name = pad(indent + member.name(), nameWidth);
        String type = member.type();
        String mark = member.isNetworkOrder() ? NETWORK : "";
        String room = mark.isEmpty() ? type : pad(type, typeWidth) + "  ";
        boolean fits = NUMBERS + name.length() + 1 + room.length() + mark.length() <= WIDTH;
        String value = live == null ? "" : live.value(member);
        if (!value.isEmpty()) { // one below the other
            line(member.offset(), member.size(), name + " " + pad(type, typeWidth) + "  "
                    + style("cyan", pad(mark, NETWORK.length())) + "  = " + value);
            return;
        }
        String facts = name + " " + (fits || meaningWidth > 0 ? room : type + "  ");
        if (meaningWidth == 0) {
            line(member.offset(), member.size(), facts + style("cyan", mark));
            return;
        }
        String blank = " ".repeat(Math.max(0, meaningStart - NUMBERS - facts.length() - mark.length()));
        List<String> meaning = Rows.of(member.meaning(), meaningWidth, "");
        line(member.offset(), member.size(), facts + style("cyan", mark) + blank + meaning.getFirst());
        meaning.stream().skip(1).forEach(more -> text.append(" ".repeat(meaningStart)).append(more).append('\n'));
    }

    private void line(String offset, String size, String rest) {
        text.append(String.format("%7s %7s  ", offset, size)).append(rest.stripTrailing())
                .append('\n');
    }

    /** The sum of the rows, the size that the description tells, and whether they agree. */
    static String footer(StructTable table) {
        List<String> notes = new ArrayList<>();
        notes.add("align " + table.struct().align());
        long network = table.members().stream().filter(Member::isNetworkOrder).count();
        if (network > 0) {
            notes.add(network + " in network order");
        }
        return "size " + table.struct().size() + " = members " + sum(table.memberBits())
                + " + holes " + sum(table.holeBits()) + " + padding " + sum(table.paddingBits())
                + (table.addsUp() ? ": adds up; " : ": DOES NOT ADD UP; ")
                + String.join(", ", notes);
    }

    /** A number of bytes, where they are whole ones. */
    private static String sum(long bits) {
        return bits % 8 == 0 ? String.valueOf(bits / 8) : StructTable.quantity(bits);
    }

    private static String extent(long bits) {
        return bits % 8 == 0 ? String.valueOf(bits / 8)
                : bits < 8 ? StructTable.quantity(bits) : "";
    }

    private String style(String style, String words) {
        return words.isEmpty() ? words : ansi.string("@|" + style + " " + words + "|@");
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(0, width - words.length()));
    }
}
