package cmirror.tools.trace;

import java.util.Locale;

/** The text of a drawing. Colours are classes, which the page's style sets for light and dark. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Words.printable(text).toCharArray()) {
            escaped.append(switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> c < ' ' && c != '\n' ? "\ufffd"
                        : Character.toString(c);
            });
        }
        return escaped.toString();
    }

    private static String number(double value) {
        return value == (long) value ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        text.append("<line class=\"").append(style).append("\" x1=\"").append(number(x1))
                .append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2))
                .append("\" y2=\"").append(number(y2)).append("\"/>\n");
        return this;
    }

    Svg path(String d, String style) {
        text.append("<path class=\"").append(style).append("\" d=\"").append(d).append("\"/>\n");
        return this;
    }

    Svg rectangle(double x, double y, double width, double height, String style) {
        text.append("<rect class=\"").append(style).append("\" x=\"").append(number(x))
                .append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(Math.max(0.5, width))).append("\" height=\"")
                .append(number(height)).append("\" rx=\"3\"/>\n");
        return this;
    }

    Svg text(double x, double y, String content, String style) {
        text.append("<text class=\"").append(style).append("\" x=\"").append(number(x))
                .append("\" y=\"").append(number(y)).append("\">").append(escape(content))
                .append("</text>\n");
        return this;
    }

    /** What is drawn until {@link #end} belongs together, and shows this when pointed at. */
    Svg group(String style, String title) {
        text.append("<g class=\"").append(style).append("\"><title>")
                .append(escape(title)).append("</title>\n");
        return this;
    }

    Svg end() {
        text.append("</g>\n");
        return this;
    }

    String document(double width, double height, String label) {
        return "<svg role=\"img\" aria-label=\"" + escape(label) + "\" width=\"" + number(width)
                + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " "
                + number(height) + "\" xmlns=\"http://www.w3.org/2000/svg\">\n"
                + text + "</svg>\n";
    }
}
