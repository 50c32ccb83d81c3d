package cmirror.tools.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Outcomes as a picture: for each scene a bar a program, as long as its ratio to the first. One
 * file without references to others; a browser's dark mode has its own colours.
 */
final class SvgPlot {

    private static final int WIDTH = 720;
    private static final int LEFT = 150; // names stand before it
    private static final int RIGHT = 560; // the longest bar ends here, values stand behind
    private static final int ROW = 22;
    private static final int TITLE = 40;

    private SvgPlot() {
    }

    static String of(String machine, List<Outcome> outcomes) {
        StringBuilder body = new StringBuilder();
        int y = 30;
        for (Outcome outcome : outcomes) {
            Scene scene = outcome.scene();
            body.append(text(10, y + 24, "title", scene.name() + ": " + scene.what() + ("; "
                    + scene.measure() + " time of a " + scene.unit()).toLowerCase(Locale.ROOT)));
            y += TITLE;
            double longest = outcome.samples().values().stream()
                    .mapToDouble(s -> ratio(outcome, s)).max().orElse(1);
            for (Map.Entry<String, List<Sample>> one : outcome.samples().entrySet()) {
                body.append(bar(y, one.getKey(), ratio(outcome, one.getValue()), longest,
                        TableReport.time(Statistics.median(one.getValue(),
                                scene.measure()::of))));
                y += ROW;
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">
                <style>
                  svg { background: #ffffff; font: 13px sans-serif }
                  text { fill: #24292f }
                  .title { font-weight: bold }
                  .bar { fill: #8c959f }
                  .cmirror { fill: #0969da }
                  @media (prefers-color-scheme: dark) {
                    svg { background: #0d1117 }
                    text { fill: #e6edf3 }
                    .bar { fill: #6e7681 }
                    .cmirror { fill: #4493f8 }
                  }
                </style>
                """.formatted(WIDTH, y + 20, WIDTH, y + 20)
                + text(10, 24, "machine", machine) + body + "</svg>\n";
    }

    private static double ratio(Outcome outcome, List<Sample> samples) {
        return Statistics.ratio(samples, outcome.base(), outcome.scene().measure()::of);
    }

    private static String bar(int y, String name, double ratio, double longest, String value) {
        double length = (RIGHT - LEFT) * ratio / longest;
        return text(10, y + 14, "name", name)
                + String.format(Locale.ROOT,
                        "<rect class=\"bar %s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                        name.startsWith("cmirror") ? "cmirror" : "", LEFT, y, length, ROW - 6)
                + text((int) (LEFT + length) + 8, y + 14, "value",
                        String.format(Locale.ROOT, "%.2f (%s)", ratio, value));
    }

    private static String text(int x, int y, String type, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(type, x, y,
                text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
