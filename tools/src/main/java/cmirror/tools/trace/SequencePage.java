package cmirror.tools.trace;

import cmirror.tools.trace.Messages.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sequence diagram: a column for each process, a row for each call, time runs downwards. */
final class SequencePage {

    private static final int COLUMN = 380;
    private static final int ROW = 24;
    private static final int TOP = 56;
    private static final int LEFT = 76;
    private static final int BOX = 340;
    private static final int LETTERS = 50;

    private final List<Event> rows;
    private final List<Arrow> arrows;
    private final Map<Integer, Integer> columns = new LinkedHashMap<>();
    private final Map<Integer, String> names;
    private final Map<Event, Integer> places = new HashMap<>();
    private final Svg svg = new Svg();

    SequencePage(List<Event> events, List<Arrow> arrows, Map<Integer, String> names) {
        this.arrows = arrows;
        this.names = names;
        this.rows = ordered(events);
        for (Event event : rows) {
            columns.putIfAbsent(event.pid(), columns.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i), i);
        }
    }

    /** By the time at which a call was over; what sends, before what receives it. */
    private List<Event> ordered(List<Event> events) {
        Map<Event, Long> key = new HashMap<>();
        List<Event> rows = new ArrayList<>();
        for (Event event : events) {
            if (!event.kind().equals("start") && !Page.isMinor(event)) {
                key.put(event, event.end());
                rows.add(event);
            }
        }
        for (int pass = 0; pass < 3; pass++) { // a call that only begins may already have sent
            for (Arrow arrow : arrows) {
                if (key.containsKey(arrow.from()) && key.containsKey(arrow.to())
                        && key.get(arrow.from()) >= key.get(arrow.to())) {
                    key.put(arrow.from(), Math.max(arrow.from().time(),
                            key.get(arrow.to()) - 1));
                }
            }
        }
        rows.sort(Comparator.comparingLong(key::get));
        return rows;
    }

    String draw() {
        int height = TOP + ROW * rows.size() + 30;
        int width = LEFT + COLUMN * columns.size();
        columns.forEach((pid, column) -> {
            double x = x(column);
            svg.line(x, TOP - 8, x, height - 20, "life");
            svg.text(x, 20, names.get(pid), "name").text(x, 38, "pid " + pid, "pid");
        });
        for (Arrow arrow : arrows) {
            arrow(arrow);
        }
        long start = rows.isEmpty() ? 0 : rows.getFirst().time();
        for (Event event : rows) {
            double y = y(event);
            svg.text(LEFT - 14, y + 4, Page.milliseconds(event.end() - start), "time");
            box(event, x(columns.get(event.pid())), y);
        }
        return svg.document(width, height, "the calls of " + columns.size() + " processes");
    }

    private void box(Event event, double x, double y) {
        svg.group("call " + (event.failed() ? "failed" : event.kind()), Page.title(event));
        svg.rectangle(x - BOX / 2.0, y - 10, BOX, 20, "box");
        String text = event.kind().equals("exit") ? "ends with status " + event.words().get("status")
                : Page.brief(event);
        svg.text(x, y + 4, text.length() > LETTERS ? text.substring(0, LETTERS - 1) + "…" : text,
                "label").end();
    }

    private void arrow(Arrow arrow) {
        Integer from = places.get(arrow.from());
        Integer to = places.get(arrow.to());
        if (from == null || to == null) {
            return;
        }
        double x1 = x(columns.get(arrow.from().pid()));
        double x2 = x(columns.get(arrow.to().pid()));
        double y1 = y(arrow.from());
        double y2 = y(arrow.to());
        double side = x2 >= x1 ? 1 : -1;
        double start = x1 + side * BOX / 2.0;
        double end = x2 - side * BOX / 2.0;
        if (x1 == x2) { // to itself
            end = start;
        }
        double middle = x1 == x2 ? start + 18 : (start + end) / 2;
        svg.group("arrow " + arrow.kind(), Page.title(arrow));
        String line = "M" + start + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2
                + " " + end + " " + y2;
        svg.path(line, "reach").path(line, "way").end(); // one is broad and unseen, to point at
    }

    private double x(int column) {
        return LEFT + COLUMN * (column + 0.5);
    }

    private double y(Event event) {
        return TOP + ROW * (places.get(event) + 0.5);
    }
}
