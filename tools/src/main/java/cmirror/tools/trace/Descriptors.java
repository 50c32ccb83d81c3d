package cmirror.tools.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which socket a descriptor means: what socket and accept make, fork and dup share, close ends. */
final class Descriptors {

    /** A process that has a socket, by this number, from one event to another; null is the end. */
    static final class Holder {
        final int pid;
        final int descriptor;
        final Event from;
        Event to;

        Holder(int pid, int descriptor, Event from) {
            this.pid = pid;
            this.descriptor = descriptor;
            this.from = from;
        }
    }

    /** What the kernel has behind descriptors. */
    static final class Socket {
        final boolean isStream;
        final List<Holder> holders = new ArrayList<>();
        /** The event that closed its last descriptor. */
        Event released;

        Socket(boolean isStream) {
            this.isStream = isStream;
        }
    }

    private final Map<Integer, Map<Integer, Socket>> tables = new HashMap<>();
    private final Map<Event, Socket> used = new IdentityHashMap<>();
    private final Map<Event, Socket> made = new IdentityHashMap<>();
    private final List<Socket> sockets = new ArrayList<>();

    Descriptors(List<Event> events) {
        events.stream().sorted(Comparator.comparingLong(Descriptors::moment))
                .forEach(this::event);
    }

    /** A fork's child may have done something before its parent's call is over. */
    private static long moment(Event event) {
        return event.name().equals("fork") ? event.time() : event.end();
    }

    /** The socket that a call works on; null where it is none, or not known. */
    Socket of(Event event) {
        return used.get(event);
    }

    /** The one that socket or accept has made. */
    Socket made(Event event) {
        return made.get(event);
    }

    List<Socket> sockets() {
        return sockets;
    }

    private Map<Integer, Socket> table(int pid) {
        return tables.computeIfAbsent(pid, p -> new HashMap<>());
    }

    private void event(Event event) {
        Map<Integer, Socket> table = table(event.pid());
        if (event.kind().equals("exit")) {
            List.copyOf(table.keySet()).forEach(fd -> close(event, table, fd));
            return;
        }
        int first = Math.max(event.descriptor("sockfd"),
                Math.max(event.descriptor("fd"), event.descriptor("oldfd")));
        Socket socket = table.get(first);
        if (socket != null) {
            used.put(event, socket);
        }
        if (event.failed() || event.value() < 0) {
            return;
        }
        switch (event.name()) {
            case "socket" -> make(event, event.args().getOrDefault("type", "")
                    .contains("SOCK_STREAM") && event.args().getOrDefault("domain", "")
                    .startsWith("AF_INET"));
            case "accept", "accept4" -> make(event, socket == null || socket.isStream);
            case "dup" -> share(event, socket, (int) event.value());
            case "dup2", "dup3" -> {
                close(event, table, (int) event.value());
                share(event, socket, (int) event.value());
            }
            case "fork" -> Map.copyOf(table).forEach((fd, inherited) -> {
                if (event.value() > 0) { // the child may say so itself, before or after
                    table((int) event.value()).put(fd, inherited);
                    inherited.holders.add(new Holder((int) event.value(), fd, event));
                }
            });
            case "close" -> close(event, table, first);
            default -> {
            }
        }
    }

    private void make(Event event, boolean isStream) {
        Socket socket = new Socket(isStream);
        sockets.add(socket);
        made.put(event, socket);
        share(event, socket, (int) event.value());
    }

    private void share(Event event, Socket socket, int descriptor) {
        if (socket != null) {
            table(event.pid()).put(descriptor, socket);
            socket.holders.add(new Holder(event.pid(), descriptor, event));
        }
    }

    private void close(Event event, Map<Integer, Socket> table, int descriptor) {
        Socket socket = table.remove(descriptor);
        if (socket == null) {
            return;
        }
        boolean open = false;
        for (Holder holder : socket.holders) {
            if (holder.pid == event.pid() && holder.descriptor == descriptor) {
                holder.to = holder.to == null ? event : holder.to;
            }
            open |= holder.to == null;
        }
        if (!open) {
            socket.released = event;
        }
    }
}
