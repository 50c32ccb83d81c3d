package cmirror.porter.port;

import cmirror.porter.read.CFile;
import cmirror.porter.read.Region;
import java.util.function.Function;

/** The text between what is ported: comments and spaces as they are, directives as they are told. */
final class Gaps {

    private final CFile file;
    private final Function<Region, String> directive;

    Gaps(CFile file, Function<Region, String> directive) {
        this.file = file;
        this.directive = directive;
    }

    String between(int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Region region : file.regions()) {
            if (region.from() >= at && region.to() <= to) {
                out.append(file.text(), at, region.from()).append(directive.apply(region));
                at = region.to();
            }
        }
        return to > at ? out.append(file.text(), at, to).toString() : out.toString();
    }

    /** Where a comment begins that does not end in the text; -1 if none does. */
    private static int openComment(String text) {
        int at = text.lastIndexOf("/*");
        return at >= 0 && text.indexOf("*/", at + 2) < 0 && !text.substring(text.lastIndexOf('\n', at) + 1, at).contains("//")
                ? at : -1;
    }

    /** Lines as comments, with what is before them on each. */
    static String commented(String text) {
        int open = openComment(text);
        if (open > 0 && !text.substring(0, open).isBlank()) { // goes on behind the text
            String before = text.substring(0, open);
            String plain = before.stripTrailing();
            int indent = before.length() - before.stripLeading().length();
            return before.substring(0, indent) + "/* " + plain.strip() + " */" + before.substring(plain.length())
                    + text.substring(open);
        }
        StringBuilder out = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            int indent = 0;
            while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
                indent++;
            }
            out.append(i == 0 ? "" : "\n").append(line, 0, indent)
                    .append(line.isBlank() || line.startsWith("//", indent) ? "" : "// ")
                    .append(line.substring(indent).replace("\\u", "\\ u"));
        }
        return out.toString();
    }
}
