package cmirror.tools.trace;

import static cmirror.inet_h.IPPROTO_ICMP;
import static cmirror.inet_h.IPPROTO_ICMPV6;
import static cmirror.inet_h.IPPROTO_TCP;
import static cmirror.inet_h.IPPROTO_UDP;

import cmirror.runtime.trace.Pictured;
import cmirror.runtime.trace.Pictured.Part;
import cmirror.tools.trace.wire.Packet;
import cmirror.tools.trace.wire.Packet.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which call each packet belongs to: what a program sends, to the call that sent it; what a kernel says
 * by itself (SYN ACK, ACK, a refusal), to the call that it answers.
 */
final class Wire {

    /** A packet under its call, and what it is in a line. */
    record Line(Packet packet, Event call, String text) {
    }

    private static final Set<String> CLOSES = Set.of("close", "shutdown", "dup2", "dup3");

    private final List<Event> events;
    private final Ends ends;
    /** The latest packet of each direction, under its call. */
    private final Map<String, Line> latest = new HashMap<>();
    private final Map<String, Long> firstNumbers = new HashMap<>();

    private Wire(List<Event> events, Descriptors descriptors) {
        this.events = events;
        this.ends = new Ends(events, descriptors);
    }

    /** One line for each packet, in their order; its call is null where none fits. */
    static List<Line> of(List<Event> events, List<Packet> packets, Descriptors descriptors) {
        if (packets.isEmpty()) {
            return List.of();
        }
        Wire wire = new Wire(events, descriptors);
        List<Line> lines = new ArrayList<>();
        for (Packet packet : packets) {
            String text = wire.text(packet);
            Line line = new Line(packet, wire.call(packet), text);
            wire.latest.put(direction(packet.from, packet.to, packet.protocol), line);
            lines.add(line);
        }
        return lines;
    }

    private static String direction(String from, String to, int protocol) {
        return from + " " + to + " " + protocol;
    }

    private Event call(Packet packet) {
        if (packet.about != null) {
            Line complained = latest.get(direction(packet.about.from, packet.about.to, packet.about.protocol));
            return complained == null ? null : complained.call;
        } else if (packet.protocol == IPPROTO_TCP) {
            return segment(packet);
        } else if (packet.protocol == IPPROTO_UDP) {
            return sent(packet);
        }
        Event sent = sentRaw(packet);
        return sent != null ? sent : answered(packet);
    }

    private Event segment(Packet packet) {
        if (packet.rst) {
            // by closing what has not been read, or in answer to what nobody wants
            Event closed = first(packet, Wire::closes);
            Line answered = latest.get(direction(packet.to, packet.from, packet.protocol));
            return closed != null && (answered == null || closed.time() > answered.packet.time) ? closed
                    : answered(packet);
        } else if (packet.syn && !packet.ack) {
            Event connect = first(packet, event -> event.name().equals("connect"));
            return connect != null ? connect : ends.failed(packet.time, packet.to);
        } else if (packet.size() > 0) {
            return sent(packet);
        } else if (packet.fin) {
            return first(packet, Wire::closes);
        }
        return answered(packet);
    }

    private static boolean sends(Event event) {
        return event.name().startsWith("send") || event.name().startsWith("write");
    }

    private static boolean closes(Event event) {
        return CLOSES.contains(event.name()) || event.kind().equals("exit");
    }

    /** The latest call of that kind of the one who sent it. */
    private Event first(Packet packet, Predicate<Event> kind) {
        return ends.before(packet.time, packet.from, packet.to).filter(kind).findFirst().orElse(null);
    }

    /** By a call whose name says so, or by another one: a printf to a socket. */
    private Event sent(Packet packet) {
        Event found = first(packet, Wire::sends);
        return found != null ? found : first(packet, event -> true);
    }

    private Event answered(Packet packet) {
        Line before = latest.get(direction(packet.to, packet.from, packet.protocol));
        return before == null ? null : before.call;
    }

    /** A raw socket has no port: the message tells, behind the eight bytes that the kernel may fill in. */
    private Event sentRaw(Packet packet) {
        byte[] message = packet.message();
        Event found = null;
        for (Event event : events) {
            byte[] data = event.time() <= packet.time && sends(event) ? event.data() : new byte[0];
            if (data.length > 8 && message.length >= data.length - 8
                    && Arrays.equals(data, 8, data.length, message, 0, data.length - 8)
                    && (found == null || event.time() > found.time())) {
                found = event;
            }
        }
        return found;
    }

    /** {@code ICMP: type = ICMP_DEST_UNREACH, code = 3}. */
    private static String said(Packet packet) {
        Head head = packet.heads.getLast();
        List<Part> parts = Pictured.of(head.name(), head.struct(),
                Arrays.copyOfRange(packet.bytes, head.start(), head.end())).parts();
        return head.name() + ": " + parts.stream().limit(2).map(part -> part.name() + " = " + part.value())
                .collect(Collectors.joining(", "));
    }

    /** Protocol, flags, length: numbers of TCP count from the first one that was seen. */
    private String text(Packet packet) {
        int size = packet.size();
        String bytes = size + (size == 1 ? " byte" : " bytes");
        if (packet.about != null) {
            return said(packet) + " of " + packet.about.from + " → " + packet.about.to;
        } else if (packet.protocol == IPPROTO_ICMP || packet.protocol == IPPROTO_ICMPV6) {
            return said(packet) + ", " + bytes;
        } else if (packet.protocol != IPPROTO_TCP) {
            return packet.heads.getLast().name() + ", " + bytes;
        }
        String from = direction(packet.from, packet.to, packet.protocol);
        String to = direction(packet.to, packet.from, packet.protocol);
        if (packet.syn) {
            firstNumbers.put(from, packet.sequence);
        }
        long first = firstNumbers.computeIfAbsent(from, key -> packet.sequence - 1);
        long other = firstNumbers.computeIfAbsent(to, key -> packet.acknowledged - 1);
        StringBuilder text = new StringBuilder("TCP");
        text.append(packet.syn ? " SYN" : "").append(packet.fin ? " FIN" : "")
                .append(packet.rst ? " RST" : "").append(packet.push ? " PSH" : "")
                .append(packet.ack ? " ACK" : "");
        text.append(", seq ").append(packet.sequence - first & 0xffffffffL);
        if (packet.ack) {
            text.append(", ack ").append(packet.acknowledged - other & 0xffffffffL);
        }
        return text + (size > 0 ? ", " + bytes : "");
    }
}
