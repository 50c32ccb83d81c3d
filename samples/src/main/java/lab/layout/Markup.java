package lab.layout;

import java.util.Locale;
import lab.layout.StructTable.Member;

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

    /** {@code sin_port, in_port_t, 2 bytes at 2, network byte order}. */
    static String describe(Member member) {
        return member.name() + ", " + member.type() + ", "
                + StructTable.quantity(member.field().bits()) + " at " + member.offset()
                + (member.isNetworkOrder() ? ", network byte order" : "");
    }
}
