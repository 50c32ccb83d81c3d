package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import java.util.List;
import java.util.function.UnaryOperator;

/** Javadoc of mirrored names: the C declaration, units, errors, and where it is said. */
final class Javadoc {

    private Javadoc() {
    }

    /** {@code phrase}: what an error of this function means. */
    static String function(Abi.Function function, Manual.Entry manual, String include,
            List<String> names, UnaryOperator<String> phrase) {
        StringBuilder doc = new StringBuilder("{@snippet lang=c :\n")
                .append(function.prototype().declaration(names)).append(";\n}\n");
        if (manual == null) {
            return doc.append("Source: {@code ").append(include).append("}.\n").toString();
        }
        doc.append("<p>").append(escape(manual.text())).append('\n');
        notes(doc, manual);
        if (manual.errors() != null) {
            errors(doc, manual.errors(), phrase);
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

    /** Of a constant: what it means, and the type of the option that it names. */
    static String constant(Manual.Constant meaning) {
        return meaning == null ? "" : escape(upper(meaning.text())) + "."
                + (meaning.type() == null ? "" : " Type: {@code " + meaning.type() + "}.")
                + " (" + meaning.page() + ")\n<p>";
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void errors(StringBuilder doc, String errors, UnaryOperator<String> phrase) {
        String where = errors.startsWith("h_errno ") ? " (h_errno)"
                : errors.startsWith("return ") ? " (the result)" : "";
        String names = errors.replaceFirst("^(h_errno|return) ", "");
        doc.append("<p>Errors").append(where).append(names.equals("none") ? ": none.\n" : ":\n");
        for (String name : names.equals("none") ? new String[0] : names.split(" ")) {
            String meaning = phrase.apply(name);
            doc.append("<br>{@code ").append(name).append("}")
                    .append(meaning == null ? "" : ": " + escape(meaning)).append('\n');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("@", "&#64;").replace("*/", "*&#47;");
    }
}
