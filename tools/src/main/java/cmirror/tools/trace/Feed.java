package cmirror.tools.trace;

import cmirror.tools.trace.wire.Packet;
import java.io.IOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one open page has been told, and what it has to be told next. */
final class Feed {

    private final ModelJson json;
    private final Set<Integer> told = new HashSet<>();
    /** Under which calls packets were told to be: a call that comes to be known later may be nearer. */
    private final Map<Packet, Event> packets = new IdentityHashMap<>();
    private List<Integer> order = List.of();
    private String tree = "";

    Feed(ModelJson json) {
        this.json = json;
    }

    /** An object of JSON on one line: rows that are new, and the order from where it differs. */
    String news(Model model) throws IOException {
        List<Integer> now = model.rows.stream().map(model::id).toList();
        int same = 0;
        while (same < now.size() && same < order.size()
                && now.get(same).equals(order.get(same))) {
            same++;
        }
        List<Event> added = model.rows.stream().filter(row -> told.add(model.id(row))).toList();
        order = now;
        String drawn = Page.tree(model);
        String newTree = drawn.equals(tree) ? null : drawn;
        tree = drawn;
        List<Wire.Line> wire = model.wire.stream().filter(line -> !packets.containsKey(line.packet())
                || packets.get(line.packet()) != line.call()).toList();
        wire.forEach(line -> packets.put(line.packet(), line.call()));
        return json.update(model, added, same, newTree, wire);
    }
}
