package cmirror.tools.layout;

import cmirror.tools.layout.StructTable.Gap;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.StructTable.Place;
import cmirror.tools.layout.StructTable.Row;
import java.util.Locale;

/** What pictures and pages write alike. */
final class Markup {

    /** The hatching of holes. */
    static final String HATCH = """
            <defs><pattern id="hole" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="6" height="6" style="fill:var(--hole)"/>\
            <rect width="1.4" height="6" style="fill:var(--hatch)"/></pattern></defs>
            """;

    private Markup() {
    }

    static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String text(String css, double x, double y, double size, String anchor, String words) {
        return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" "
                + "font-size=\"%.3g\" text-anchor=\"%s\" xml:space=\"preserve\">%s</text>\n", css,
                x, y, size, anchor, escape(words));
    }

    /** What a pointer on the byte is told of a row. */
    static String title(Row row, int at) {
        if (row instanceof Gap gap) {
            return gap.text();
        }
        Place place = (Place) row;
        StringBuilder text = new StringBuilder();
        for (Member member : place.members()) {
            if (member.start() < 8L * at + 8 && member.end() > 8L * at) {
                text.append(text.isEmpty() ? "" : "\n").append(describe(member))
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

    /** {@code sin_port, in_port_t, 2 bytes at 2, network byte order}. */
    private static String describe(Member member) {
        return member.name() + ", " + member.type() + ", "
                + StructTable.quantity(member.field().bits()) + " at " + member.offset()
                + (member.isNetworkOrder() ? ", network byte order" : "");
    }
}
