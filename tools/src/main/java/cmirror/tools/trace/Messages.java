package cmirror.tools.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedList;
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
    private final List<Event> byEnd;
    private final Descriptors descriptors;
    private final Map<Event, String> locals = new IdentityHashMap<>();
    private final Map<Event, String> peers = new IdentityHashMap<>();
    private final List<Arrow> arrows = new ArrayList<>();

    private Messages(List<Event> events, Descriptors descriptors) {
        this.events = events;
        this.descriptors = descriptors;
        byEnd = events.stream().sorted(Comparator.comparingLong(Event::end)).toList();
    }

    static List<Arrow> of(List<Event> events, Descriptors descriptors) {
        Messages messages = new Messages(events, descriptors);
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

    static String port(String address) {
        return address == null ? null : address.substring(address.lastIndexOf(':') + 1);
    }

    private static boolean canBe(String a, String b) {
        return a == null || b == null || port(a).equals(port(b));
    }

    private String local(Event event) {
        return locals.computeIfAbsent(event, e -> address(e.words().get("local")));
    }

    private String peer(Event event) {
        return peers.computeIfAbsent(event, Messages::destination);
    }

    /** Where it goes to, or came from: {@code 127.0.0.1:1500}; null where nobody says so. */
    static String destination(Event event) {
        String named = event.args().get(event.name().equals("sendto") ? "dest_addr" : "src_addr");
        return address(named) != null ? address(named) : address(event.words().get("peer"));
    }

    private static String label(long bytes) {
        return bytes + (bytes == 1 ? " byte" : " bytes");
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
        Map<String, Event> connects = new HashMap<>();
        for (Event event : events) {
            if (event.name().equals("connect") && local(event) != null && (!event.failed()
                    || "EINPROGRESS".equals(event.words().get("errno")))) {
                connects.put(local(event), event);
            }
        }
        for (Event accept : events) {
            if (accept.name().startsWith("accept") && !accept.failed()) {
                Event connect = connects.get(address(accept.words().get("peer")));
                if (connect != null) {
                    arrows.add(new Arrow(connect, accept, "connection", "connection"));
                }
            }
        }
    }

    /** What socket() said decides; of a descriptor that came from elsewhere, what has two ends. */
    private boolean isStream(Event event) {
        Descriptors.Socket socket = descriptors.of(event);
        boolean named = event.words().containsKey("peer")
                && address(event.words().get("local")) != null;
        return named && (socket == null || socket.isStream);
    }

    /** The bytes of each direction of a connection, in order: sends and receives that overlap. */
    private void streams() {
        Map<String, List<Event>> sent = new HashMap<>();
        Map<String, List<Event>> received = new HashMap<>();
        for (Event event : byEnd) {
            if (!event.failed() && event.value() > 0 && isStream(event)) {
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
        sent.forEach((direction, sends) -> stream(sends,
                received.getOrDefault(direction, List.of())));
    }

    private void stream(List<Event> sends, List<Event> receives) {
        long start = 0;
        long from = 0;
        int next = 0;
        for (Event send : sends) {
            long end = start + send.value();
            while (next < receives.size()) {
                long to = from + receives.get(next).value();
                long common = Math.min(end, to) - Math.max(start, from);
                if (common > 0) {
                    arrows.add(new Arrow(send, receives.get(next), "bytes", label(common)));
                }
                if (to > end) {
                    break; // the next send has the rest of it
                }
                from = to;
                next++;
            }
            start = end;
        }
    }

    /** A datagram is received whole, once by each program that it reaches. */
    private void datagrams() {
        Map<String, List<Event>> sends = new HashMap<>(); // by the port that they go to
        for (Event event : events) {
            if (SENDS.contains(event.name()) && !event.failed()) {
                sends.computeIfAbsent(String.valueOf(port(peer(event))),
                        k -> new ArrayList<>()).add(event);
            }
        }
        Map<String, List<Event>> left = new HashMap<>(); // what a program has not received yet
        for (Event receive : byEnd) {
            if (!RECEIVES.contains(receive.name()) || receive.failed() || receive.value() < 0
                    || peer(receive) == null || isStream(receive)) {
                continue;
            }
            String port = String.valueOf(port(local(receive)));
            for (String of : port.equals("null") ? List.copyOf(sends.keySet())
                    : List.of(port, "null")) {
                List<Event> candidates = left.computeIfAbsent(of + " to " + receive.program(),
                        k -> new LinkedList<>(sends.getOrDefault(of, List.of())));
                if (receive(receive, candidates)) {
                    break;
                }
            }
        }
    }

    private boolean receive(Event receive, List<Event> candidates) {
        for (Iterator<Event> i = candidates.iterator(); i.hasNext();) {
            Event send = i.next();
            if (send.time() > receive.end()) {
                return false;
            }
            if (canBe(local(send), peer(receive)) && begins(send.data(), receive.data())) {
                i.remove();
                arrows.add(new Arrow(send, receive, "datagram", label(receive.value())));
                return true;
            }
        }
        return false;
    }

    /** A datagram that is longer than the buffer is cut. */
    private static boolean begins(byte[] sent, byte[] received) {
        return received.length <= sent.length
                && Arrays.equals(received, Arrays.copyOf(sent, received.length));
    }
}
