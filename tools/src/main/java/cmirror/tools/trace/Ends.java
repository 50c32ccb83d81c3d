package cmirror.tools.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls that concern a port of this machine, in the order of their beginnings. */
final class Ends {

    /** A call on a socket that has these ends; {@code peer} is null where it has none. */
    record End(Event event, String local, String peer) {

        /** Whether what went from here to there may have been this socket's. */
        boolean is(String from, String to) {
            boolean here = local.equals(from) || isAny(local);
            return here && (peer == null || peer.equals(to));
        }

        private static boolean isAny(String address) {
            return address.startsWith("0.0.0.0:") || address.startsWith(":::");
        }
    }

    private final Map<String, List<End>> byPort = new HashMap<>();
    private final List<Event> unnamed = new ArrayList<>();
    private final Map<Descriptors.Socket, End> known = new IdentityHashMap<>();

    Ends(List<Event> events, Descriptors descriptors) {
        Map<Event, List<Descriptors.Socket>> released = new IdentityHashMap<>();
        for (Descriptors.Socket socket : descriptors.sockets()) {
            if (socket.released != null) {
                released.computeIfAbsent(socket.released, e -> new ArrayList<>()).add(socket);
            }
        }
        // a call that is over knows its socket's ends; one that waits does not
        for (Event event : events.stream().sorted(Comparator.comparingLong(Event::end)).toList()) {
            Descriptors.Socket made = descriptors.made(event);
            add(event, made != null ? made : descriptors.of(event));
            released.getOrDefault(event, List.of()).stream().filter(s -> s != descriptors.of(event))
                    .forEach(socket -> add(event, socket));
        }
        byPort.values().forEach(ends -> ends.sort(Comparator.comparingLong(end -> end.event.time())));
    }

    private void add(Event event, Descriptors.Socket socket) {
        End before = socket == null ? null : known.get(socket);
        String local = plain(Messages.address(event.words().get("local")));
        String peer = plain(Messages.address(event.words().get("peer")));
        if (local == null && before != null) {
            local = before.local;
            peer = before.peer;
        }
        if (event.name().equals("connect") && event.failed()) {
            unnamed.add(event);
        }
        if (local == null) {
            return;
        }
        End end = new End(event, local, peer);
        if (socket != null) {
            known.put(socket, end);
        }
        byPort.computeIfAbsent(Messages.port(local), port -> new ArrayList<>()).add(end);
    }

    /** An address of IPv4 in a socket of IPv6 is one of IPv4 on the wire. */
    private static String plain(String address) {
        return address != null && address.startsWith("::ffff:") && address.contains(".")
                ? address.substring("::ffff:".length()) : address;
    }

    /** The calls of whoever sent from there to there, at that time or before, the latest first. */
    Stream<Event> before(long time, String from, String to) {
        List<End> ends = byPort.getOrDefault(Messages.port(from), List.of());
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (ends.get(middle).event.time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ends.subList(0, low).reversed().stream().filter(end -> end.is(from, to)).map(End::event);
    }

    /** The latest connect to there that has not succeeded, whose own end nobody has told; or null. */
    Event failed(long time, String to) {
        return unnamed.stream().filter(event -> event.time() <= time
                && to.equals(plain(Messages.address(event.args().get("addr")))))
                .max(Comparator.comparingLong(Event::time)).orElse(null);
    }
}
