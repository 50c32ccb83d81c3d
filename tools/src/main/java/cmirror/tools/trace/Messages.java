package cmirror.tools.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which call received what another one sent. */
final class Messages {

    /** From one call to another: kind is datagram, bytes, connection, fork or end. */
    record Arrow(Event from, Event to, String kind, String label) {
    }

    private static final Pattern ADDRESS =
            Pattern.compile("sin6?_port=htons\\((\\d+)\\).*?\"([^\"]+)\"");
    private static final Set<String> SENDS = Set.of("sendto", "send", "write");
    private static final Set<String> RECEIVES = Set.of("recvfrom", "recv", "read");

    private final List<Event> events;
    private final List<Arrow> arrows = new ArrayList<>();

    private Messages(List<Event> events) {
        this.events = events;
    }

    static List<Arrow> of(List<Event> events) {
        Messages messages = new Messages(events);
        messages.forks();
        messages.connections();
        messages.streams();
        messages.datagrams();
        return messages.arrows;
    }

    /** {@code 127.0.0.1:1500} of an address as the trace prints it; null if it is none. */
    static String address(String text) {
        Matcher m = ADDRESS.matcher(text == null ? "" : text);
        return m.find() ? m.group(2) + ":" + m.group(1) : null;
    }

    private static String port(String address) {
        return address == null ? null : address.substring(address.lastIndexOf(':') + 1);
    }

    private static boolean canBe(String a, String b) {
        return a == null || b == null || port(a).equals(port(b));
    }

    private static String local(Event event) {
        return address(event.words().get("local"));
    }

    private static String peer(Event event) {
        String named = event.args().get(event.name().equals("sendto") ? "dest_addr" : "src_addr");
        return address(named) != null ? address(named) : address(event.words().get("peer"));
    }

    private static String label(byte[] data) {
        return data.length + (data.length == 1 ? " byte" : " bytes");
    }

    /** A fork leads to the child's first call, a child's end to the wait that reports it. */
    private void forks() {
        Map<Integer, Event> first = new HashMap<>();
        Map<Integer, Event> ends = new HashMap<>();
        for (Event event : events) {
            first.putIfAbsent(event.pid(), event);
            if (event.kind().equals("exit")) {
                ends.put(event.pid(), event);
            }
        }
        for (Event event : events) {
            int pid = (int) event.value();
            if (event.name().equals("fork") && pid > 0 && first.containsKey(pid)) {
                arrows.add(new Arrow(event, first.get(pid), "fork", "fork"));
            } else if (event.name().startsWith("wait") && pid > 0 && ends.containsKey(pid)) {
                arrows.add(new Arrow(ends.get(pid), event, "end", "status"));
            }
        }
    }

    private void connections() {
        for (Event accept : events) {
            if (accept.name().startsWith("accept") && !accept.failed()) {
                for (Event connect : events) {
                    if (connect.name().equals("connect") && !connect.failed()
                            && address(accept.words().get("peer")) != null
                            && address(accept.words().get("peer")).equals(local(connect))) {
                        arrows.add(new Arrow(connect, accept, "connection", "connection"));
                    }
                }
            }
        }
    }

    private static boolean isStream(Event event) {
        return event.words().containsKey("local") && event.words().containsKey("peer")
                && address(event.words().get("local")) != null;
    }

    /** The bytes of each direction of a connection, in order: sends and receives that overlap. */
    private void streams() {
        Map<String, List<Event>> sent = new HashMap<>();
        Map<String, List<Event>> received = new HashMap<>();
        for (Event event : events) {
            if (isStream(event) && !event.failed() && event.value() > 0) {
                String here = local(event);
                String there = address(event.words().get("peer"));
                if (SENDS.contains(event.name())) {
                    sent.computeIfAbsent(here + " " + there, k -> new ArrayList<>()).add(event);
                } else if (RECEIVES.contains(event.name())) {
                    received.computeIfAbsent(there + " " + here, k -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        sent.forEach((direction, sends) -> {
            long start = 0;
            for (Event send : sends) {
                long end = start + send.value();
                long from = 0;
                for (Event receive : received.getOrDefault(direction, List.of())) {
                    long to = from + receive.value();
                    long common = Math.min(end, to) - Math.max(start, from);
                    if (common > 0) {
                        arrows.add(new Arrow(send, receive, "bytes", common
                                + (common == 1 ? " byte" : " bytes")));
                    }
                    from = to;
                }
                start = end;
            }
        });
    }

    /** A datagram is received whole, once by each program that it reaches. */
    private void datagrams() {
        Set<String> taken = new HashSet<>();
        List<Event> receives = new ArrayList<>(events);
        receives.sort(java.util.Comparator.comparingLong(Event::end));
        for (Event receive : receives) {
            if (!RECEIVES.contains(receive.name()) || receive.failed() || receive.value() < 0
                    || isStream(receive)) {
                continue;
            }
            for (int i = 0; i < events.size(); i++) {
                Event send = events.get(i);
                String key = i + " to " + receive.program();
                if (SENDS.contains(send.name()) && !send.failed() && !taken.contains(key)
                        && send.time() <= receive.end()
                        && canBe(peer(send), local(receive)) && canBe(local(send), peer(receive))
                        && peer(receive) != null && begins(send.data(), receive.data())) {
                    taken.add(key);
                    arrows.add(new Arrow(send, receive, "datagram", label(receive.data())));
                    break;
                }
            }
        }
    }

    /** A datagram that is longer than the buffer is cut. */
    private static boolean begins(byte[] sent, byte[] received) {
        return received.length <= sent.length
                && Arrays.equals(received, Arrays.copyOf(sent, received.length));
    }
}
