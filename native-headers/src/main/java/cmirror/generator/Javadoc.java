package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Manual;
import cmirror.pages.ConstantPage;
import cmirror.pages.Page;
import java.util.List;

/** Javadoc of mirrored names: what {@code man} prints of them, as HTML. */
final class Javadoc {

    private Javadoc() {
    }

    /** {@code names}: the parameters as Java has them, since some are its own words. */
    static String function(Page page, Abi.Function function, List<String> names) {
        StringBuilder doc = new StringBuilder("{@snippet lang=c :\n")
                .append(function.prototype().declaration(names)).append(";\n}\n");
        if (page.source() == null) {
            return doc.append("Source: {@code ").append(page.include()).append("}.\n").toString();
        }
        doc.append("<p>").append(escape(page.text())).append('\n');
        list(doc, page.parts());
        if (page.result() != null && !page.result().equals("none")) {
            doc.append("<p>Result: ").append(escape(page.result())).append(".\n");
        }
        if (page.where() != null) {
            doc.append("<p>Errors").append(page.where().equals("h_errno") ? " (h_errno)"
                            : page.where().equals("return") ? " (the result)" : "")
                    .append(page.errors().isEmpty() ? ": none.\n" : ":\n");
            list(doc, page.errors());
        }
        return doc.append("<p>Platforms: ").append(escape(String.join("; ", page.platforms())))
                .append(".\n<p>Source: ").append(page.source()).append(", {@code ").append(page.include())
                .append("}.\n").toString();
    }

    private static void list(StringBuilder doc, List<Page.Part> parts) {
        for (Page.Part part : parts) {
            if (!part.note().isEmpty() || part.type().isEmpty()) {
                doc.append("<br>{@code ").append(part.name()).append("}")
                        .append(part.note().isEmpty() ? "" : ": " + escape(part.note())).append('\n');
            }
        }
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

    /** Of a constant: what it means, its type where it is an option, and its values. */
    static String constant(Manual.Constant meaning, String platforms) {
        return (meaning == null ? "" : escape(ConstantPage.text(meaning)) + " (" + meaning.page()
                + ")\n<p>") + "{@code " + platforms.replace("@", "&#64;") + "}.";
    }

    /** What a variable holds, behind its declaration. */
    static String variable(Manual.Entry manual) {
        return manual == null ? "." : ": " + escape(manual.text()) + " (" + manual.page() + ")";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("@", "&#64;").replace("*/", "*&#47;");
    }
}
