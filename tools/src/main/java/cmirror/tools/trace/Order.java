package cmirror.tools.trace;

import cmirror.tools.trace.Messages.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The rows from top to bottom: by the time at which a call was over, but a cause before its effect.
 * The clocks alone do not say so: a sender may have its line after the one who received.
 */
final class Order {

    private final Map<Event, Integer> waitsFor = new IdentityHashMap<>();
    private final Map<Event, List<Event>> effects = new IdentityHashMap<>();
    private final List<Event> events;

    private Order(List<Event> events) {
        this.events = events;
        events.forEach(event -> waitsFor.put(event, 0));
    }

    static List<Event> of(List<Event> events, List<Arrow> arrows) {
        Order order = new Order(events);
        Map<String, Event> last = new HashMap<>();
        for (Event event : events.stream().sorted(Comparator.comparingLong(Event::time)
                .thenComparingLong(Event::end)).toList()) {
            Event before = last.put(event.pid() + " " + event.thread(), event);
            if (before != null) {
                order.before(before, event);
            }
        }
        for (Arrow arrow : arrows) {
            order.before(arrow.from(), arrow.to());
        }
        return order.sorted();
    }

    private void before(Event cause, Event effect) {
        if (cause != effect && waitsFor.containsKey(cause) && waitsFor.containsKey(effect)) {
            effects.computeIfAbsent(cause, e -> new ArrayList<>()).add(effect);
            waitsFor.merge(effect, 1, Integer::sum);
        }
    }

    private List<Event> sorted() {
        Map<Event, Integer> index = new IdentityHashMap<>();
        events.forEach(event -> index.put(event, index.size()));
        Comparator<Event> byTime = Comparator.comparingLong(Event::end)
                .thenComparing(index::get);
        PriorityQueue<Event> ready = new PriorityQueue<>(byTime);
        PriorityQueue<Event> rest = new PriorityQueue<>(byTime);
        rest.addAll(events);
        waitsFor.forEach((event, causes) -> {
            if (causes == 0) {
                ready.add(event);
            }
        });
        List<Event> rows = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        while (rows.size() < events.size()) {
            // causes that go round in a circle are a wrong guess of Messages': then time decides
            Event next = ready.isEmpty() ? rest.poll() : ready.poll();
            if (!done.add(index.get(next))) {
                continue;
            }
            rows.add(next);
            for (Event effect : effects.getOrDefault(next, List.of())) {
                if (waitsFor.merge(effect, -1, Integer::sum) == 0) {
                    ready.add(effect);
                }
            }
        }
        return rows;
    }
}
