package cmirror.tools.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family of processes: a row for each, children below their parent, time from left to right. */
final class ForkTree {

    private static final int ROW = 22;
    private static final int TOP = 40;
    private static final int INDENT = 14;
    private static final int WIDTH = 900;

    private final Map<Integer, List<Event>> processes = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<Integer, Integer> rows = new LinkedHashMap<>();
    private final Map<Integer, Integer> depths = new HashMap<>();
    private final Map<Integer, String> names;
    private final long start;
    private final long end;
    private final Svg svg = new Svg();

    ForkTree(List<Event> events, Map<Integer, String> names) {
        this.names = names;
        long last = 0;
        for (Event event : events) {
            processes.computeIfAbsent(event.pid(), pid -> new ArrayList<>()).add(event);
            last = Math.max(last, event.end());
        }
        start = events.isEmpty() ? 0 : events.getFirst().time();
        end = Math.max(start + 1, last);
        for (Event event : events) {
            int child = (int) event.value();
            if (event.name().equals("fork") && child > 0 && processes.containsKey(child)) {
                children.computeIfAbsent(event.pid(), pid -> new ArrayList<>()).add(child);
                parents.put(child, event.pid());
            }
        }
        Set<Integer> seen = new HashSet<>();
        for (int pid : processes.keySet()) {
            if (!parents.containsKey(pid)) {
                place(pid, 0, seen);
            }
        }
    }

    private void place(int pid, int depth, Set<Integer> seen) {
        if (!seen.add(pid)) {
            return;
        }
        rows.put(pid, rows.size());
        depths.put(pid, depth);
        for (int child : children.getOrDefault(pid, List.of())) {
            place(child, depth + 1, seen);
        }
    }

    int size() {
        return rows.size();
    }

    boolean hasForks() {
        return !parents.isEmpty();
    }

    String draw() {
        int deepest = depths.values().stream().mapToInt(i -> i).max().orElse(0);
        int left = 250 + INDENT * deepest;
        axis(left);
        rows.forEach((pid, row) -> {
            double y = y(pid);
            List<Event> events = processes.get(pid);
            long born = events.getFirst().time();
            Integer parent = parents.get(pid);
            if (parent != null) {
                double elbow = 8 + INDENT * depths.get(parent) + 3;
                svg.path("M" + elbow + " " + (y(parent) + 6) + "V" + y + "H"
                        + (8 + INDENT * depths.get(pid) - 2), "branch");
                svg.line(x(left, born), y(parent), x(left, born), y, "birth");
            }
            svg.group("process" + (depths.get(pid) == 0 ? " root" : "") + "\" data-pid=\"" + pid,
                    title(pid, events));
            svg.text(8 + INDENT * depths.get(pid), y + 5, label(pid), "label left");
            Event last = events.getLast();
            svg.rectangle(x(left, born), y - 7, x(left, last.end()) - x(left, born), 14,
                    last.kind().equals("exit") ? "bar" : "bar open");
            svg.end();
            for (Event event : events) {
                if (event.isCall() && !Calls.isMinor(event)) {
                    svg.group("tick " + event.name(), Words.letters(event.text()));
                    svg.line(x(left, event.end()), y - 7, x(left, event.end()), y + 7,
                            "mark").end();
                }
            }
        });
        return svg.document(left + WIDTH + 90, TOP + ROW * rows.size() + 20,
                "a tree of " + rows.size() + " processes");
    }

    private String label(int pid) {
        int count = children.getOrDefault(pid, List.of()).size();
        return (depths.get(pid) == 0 ? names.get(pid) + " " : "") + pid
                + (count == 0 ? "" : " · " + count + (count == 1 ? " child" : " children"));
    }

    private String title(int pid, List<Event> events) {
        StringBuilder title = new StringBuilder(names.get(pid)).append(", pid ").append(pid);
        Integer parent = parents.get(pid);
        title.append(parent == null ? "" : ", child of " + parent);
        int shown = 0;
        for (Event event : events) {
            if (event.isCall() && shown++ < 12) {
                title.append('\n').append(Words.letters(event.text()));
            }
        }
        return title.toString();
    }

    private void axis(int left) {
        for (int i = 0; i <= 4; i++) {
            double x = left + WIDTH * i / 4.0;
            svg.line(x, TOP - 12, x, TOP + ROW * rows.size(), "grid");
            svg.text(x, 16, Words.milliseconds((end - start) * i / 4), "time middle");
        }
    }

    private double x(int left, long time) {
        return left + WIDTH * (time - start) / (double) (end - start);
    }

    private double y(int pid) {
        return TOP + ROW * (rows.get(pid) + 0.5);
    }
}
