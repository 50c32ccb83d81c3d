package cmirror.tools.trace;

import cmirror.tools.trace.Messages.Arrow;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Datagrams that were sent and that nobody received, and what became of them. */
final class Lost {

    private static final Set<String> SENDS = Set.of("sendto", "send");

    private Lost() {
    }

    /** Why, by the call that sent it. Of what left this machine nothing is known. */
    static Map<Event, String> of(List<Event> events, List<Arrow> arrows, Descriptors descriptors,
            KernelCounters kernel) {
        Set<Event> received = Collections.newSetFromMap(new IdentityHashMap<>());
        arrows.forEach(arrow -> received.add(arrow.from()));
        Set<String> bound = new HashSet<>();
        for (Event event : events) {
            if (event.name().equals("bind") && !event.failed()) {
                bound.add(Messages.port(Messages.address(event.words().get("local"))));
            }
        }
        Map<Event, String> lost = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.failed() || event.value() < 0 || received.contains(event)
                    || !SENDS.contains(event.name())) {
                continue;
            }
            Descriptors.Socket socket = descriptors.of(event);
            String address = Messages.destination(event);
            if (address == null || socket == null || socket.isStream
                    || !isHere(address) && !bound.contains(Messages.port(address))) {
                continue;
            }
            lost.put(event, why(Messages.port(address), bound, kernel));
        }
        return lost;
    }

    private static boolean isHere(String address) {
        return address.startsWith("127.") || address.startsWith("::1:");
    }

    private static String why(String port, Set<String> bound, KernelCounters kernel) {
        long drops = kernel.drops(port);
        if (!bound.contains(port)) {
            return "lost: no program of these has bound port " + port;
        } else if (drops > 0) {
            return "lost: the kernel has dropped " + drops + (drops == 1 ? " datagram" : " datagrams")
                    + " for port " + port + ", whose socket had no room for more";
        } else if (kernel.waiting(port) > 0) {
            return "not received: it waits in the buffer of port " + port + "'s socket";
        }
        return "not received";
    }
}
