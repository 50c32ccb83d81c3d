package cmirror.tools.trace;

import cmirror.tools.trace.Messages.Arrow;
import cmirror.tools.trace.States.Stretch;
import cmirror.tools.trace.wire.Packet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a page shows of a session, worked out: rows in order, columns, messages, states. */
final class Model {

    /** A column: a process, or one of its threads other than the one that runs main (0). */
    record Lane(int pid, int thread, int program) {
    }

    final List<List<String>> commands;
    /** Calls and ends, a cause before its effect. */
    final List<Event> rows;
    final List<Lane> lanes;
    final List<Arrow> arrows;
    final List<Stretch> states;
    /** The events between which {@link #states} count. */
    final List<Event> order;
    final Map<Event, String> lost;
    /** What was on the wire under calls that are shown, and under none. */
    final List<Wire.Line> wire;
    final ForkTree tree;
    final long start;
    private final Map<Event, Integer> ids = new IdentityHashMap<>();
    private final Map<Lane, Integer> places = new LinkedHashMap<>();
    private final int packets;

    Model(List<List<String>> commands, List<Event> events, Calls calls, KernelCounters kernel) {
        this(commands, events, List.of(), calls, kernel);
    }

    /** {@code events} in the order in which they became known: their places are their names. */
    Model(List<List<String>> commands, List<Event> events, List<Packet> packets, Calls calls,
            KernelCounters kernel) {
        this.commands = commands;
        this.packets = packets.size();
        for (Event event : events) {
            ids.put(event, ids.size());
        }
        Descriptors descriptors = new Descriptors(events);
        List<Arrow> all = Messages.of(events, descriptors);
        order = Order.of(events, all).stream().filter(e -> !e.kind().equals("start")).toList();
        rows = order.stream().filter(calls::wants).toList();
        start = events.stream().mapToLong(Event::time).min().orElse(0);
        lanes = order.stream().map(Model::lane).distinct()
                .sorted(Comparator.comparingInt(Lane::program)).toList();
        lanes.forEach(lane -> places.put(lane, places.size()));
        Set<Integer> shown = new HashSet<>();
        rows.forEach(row -> shown.add(ids.get(row)));
        arrows = all.stream().filter(a -> shown.contains(ids.get(a.from()))
                && shown.contains(ids.get(a.to()))).toList();
        states = States.of(order, descriptors, all);
        wire = Wire.of(events, packets, descriptors).stream()
                .filter(line -> line.call() == null || shown.contains(ids.get(line.call()))).toList();
        lost = Lost.of(events, all, descriptors, kernel);
        Map<Integer, String> names = new LinkedHashMap<>();
        events.forEach(e -> names.putIfAbsent(e.pid(), commands.get(e.program()).getFirst()));
        tree = new ForkTree(events.stream()
                .sorted(Comparator.comparingLong(Event::time)).toList(), names);
    }

    private static Lane lane(Event event) {
        return new Lane(event.pid(), event.thread(), event.program());
    }

    /** As many events and packets as this was made of. */
    int known() {
        return ids.size() + packets;
    }

    int id(Event event) {
        return ids.get(event);
    }

    int place(Event event) {
        return places.get(lane(event));
    }

    /** The column of a process's first thread. */
    int place(int pid) {
        for (Map.Entry<Lane, Integer> place : places.entrySet()) {
            if (place.getKey().pid() == pid) {
                return place.getValue();
            }
        }
        return 0;
    }
}
