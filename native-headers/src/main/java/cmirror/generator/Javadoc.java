package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import java.util.List;

/** Javadoc of mirrored names: the C declaration, units, errors, and where it is said. */
final class Javadoc {

    private Javadoc() {
    }

    static String function(Abi.Function function, Manual.Entry manual, String include,
            List<String> names) {
        StringBuilder doc = new StringBuilder("{@snippet lang=c :\n")
                .append(function.prototype().declaration(names)).append(";\n}\n");
        if (manual == null) {
            return doc.append("Source: {@code ").append(include).append("}.\n").toString();
        }
        doc.append("<p>").append(escape(manual.text())).append('\n');
        notes(doc, manual);
        if (manual.errors() != null) {
            doc.append("<p>Errors: ").append(errors(manual.errors())).append(".\n");
        }
        return doc.append("<p>Source: ").append(manual.page()).append(", {@code ").append(include)
                .append("}.\n").toString();
    }

    static String struct(Abi.Struct struct, Manual.Entry manual, String include) {
        StringBuilder doc = new StringBuilder("{@code ").append(struct.declaration()).append("}");
        if (manual == null) {
            return doc.append(" of {@code ").append(include).append("}.\n").toString();
        }
        return doc.append(": ").append(escape(manual.text())).append("\n<p>Source: ")
                .append(manual.page()).append(", {@code ").append(include).append("}.\n")
                .toString();
    }

    static String field(String declaration, Manual.Entry manual, String name) {
        StringBuilder doc = new StringBuilder("{@code ").append(declaration).append(";}");
        if (manual != null) {
            String note = manual.notes().get(name);
            doc.append(note == null ? "" : " " + escape(note))
                    .append(" (").append(manual.page()).append(")");
        }
        return doc.append(".\n").toString();
    }

    private static void notes(StringBuilder doc, Manual.Entry manual) {
        manual.notes().forEach((name, text) -> doc.append("<br>{@code ").append(name)
                .append("}: ").append(escape(text)).append('\n'));
    }

    private static String errors(String errors) {
        if (errors.startsWith("h_errno ")) {
            return "h_errno " + errors.substring(8).replace(" ", ", ");
        }
        if (errors.startsWith("return ")) {
            return "the result, " + errors.substring(7).replace(" ", ", ");
        }
        return errors.replace(" ", ", ");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("@", "&#64;").replace("*/", "*&#47;");
    }
}
