package cmirror.tools.trace;

import cmirror.tools.trace.Descriptors.Holder;
import cmirror.tools.trace.Descriptors.Socket;
import cmirror.tools.trace.Messages.Arrow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The states of TCP that the calls imply: RFC 793's, in which a socket is from row to row. */
final class States {

    /** A socket is in this state from one row up to, and without, another. */
    record Stretch(int pid, int descriptor, String state, int from, int to) {
    }

    private record Change(int row, String state) {
    }

    private final Descriptors descriptors;
    private final Map<Event, Integer> rows = new IdentityHashMap<>();
    private final Map<Socket, List<Change>> changes = new IdentityHashMap<>();
    private final Map<Socket, Socket> partners = new IdentityHashMap<>();
    private final Map<Event, Event> connects = new IdentityHashMap<>();
    private final Map<Event, List<Socket>> released = new IdentityHashMap<>();

    private States(Descriptors descriptors, List<Arrow> arrows) {
        this.descriptors = descriptors;
        for (Arrow arrow : arrows) {
            if (arrow.kind().equals("connection")) {
                connects.put(arrow.to(), arrow.from());
            }
        }
        for (Socket socket : descriptors.sockets()) {
            if (socket.released != null) {
                released.computeIfAbsent(socket.released, e -> new ArrayList<>()).add(socket);
            }
        }
    }

    /** {@code rows} are all events, in the order in which they are drawn. */
    static List<Stretch> of(List<Event> rows, Descriptors descriptors, List<Arrow> arrows) {
        States states = new States(descriptors, arrows);
        for (int i = 0; i < rows.size(); i++) {
            states.rows.put(rows.get(i), i);
        }
        for (int i = 0; i < rows.size(); i++) {
            states.row(rows.get(i), i);
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Socket socket : descriptors.sockets()) {
            states.stretches(socket, rows.size(), stretches);
        }
        return stretches;
    }

    private void row(Event event, int row) {
        Socket socket = descriptors.of(event);
        Socket made = descriptors.made(event);
        switch (event.name()) {
            case "listen" -> set(socket, "LISTEN", row, !event.failed());
            case "connect" -> set(socket, event.failed() ? "SYN_SENT" : "ESTABLISHED", row,
                    !event.failed() || "EINPROGRESS".equals(event.words().get("errno")));
            case "accept", "accept4" -> {
                Event connect = connects.get(event);
                Socket other = connect == null ? null : descriptors.of(connect);
                if (made != null && other != null) {
                    partners.put(made, other);
                    partners.put(other, made);
                }
                set(made, "FIN_WAIT_2".equals(state(other)) ? "CLOSE_WAIT" : "ESTABLISHED", row,
                        !event.failed());
            }
            case "shutdown" -> finish(socket, row, !event.failed()
                    && !"SHUT_RD".equals(event.args().get("how")));
            default -> set(socket, "CLOSED", row, event.failed()
                    && List.of("ECONNRESET", "EPIPE").contains(event.words().get("errno")));
        }
        for (Socket each : released.getOrDefault(event, List.of())) {
            finish(each, row, true);
        }
    }

    /** Our FIN goes out; the other kernel acknowledges it at once, whatever its program does. */
    private void finish(Socket socket, int row, boolean really) {
        String state = state(socket);
        Socket other = partners.get(socket);
        if (!really || state == null) {
            return;
        } else if (state.equals("ESTABLISHED")) {
            set(socket, "FIN_WAIT_2", row, true);
            set(other, "CLOSE_WAIT", row, "ESTABLISHED".equals(state(other)));
        } else if (state.equals("CLOSE_WAIT")) {
            set(socket, "CLOSED", row, true);
            set(other, "TIME_WAIT", row, "FIN_WAIT_2".equals(state(other)));
        } else if (state.equals("LISTEN") || state.equals("SYN_SENT")) {
            set(socket, "CLOSED", row, true);
        }
    }

    private String state(Socket socket) {
        List<Change> known = socket == null ? null : changes.get(socket);
        return known == null ? null : known.getLast().state;
    }

    private void set(Socket socket, String state, int row, boolean really) {
        if (really && socket != null && socket.isStream) {
            changes.computeIfAbsent(socket, s -> new ArrayList<>()).add(new Change(row, state));
        }
    }

    /** In the column of whoever has the socket; when nobody has, of the last one who had. */
    private void stretches(Socket socket, int end, List<Stretch> stretches) {
        List<Change> all = changes.getOrDefault(socket, List.of());
        for (int i = 0; i < all.size(); i++) {
            int from = all.get(i).row;
            int to = i + 1 < all.size() ? all.get(i + 1).row : end;
            for (Holder holder : socket.holders) {
                int first = Math.max(from, rows.getOrDefault(holder.from, 0));
                int last = holder.to == null || holder.to == socket.released ? to
                        : Math.min(to, rows.getOrDefault(holder.to, end));
                if (first < last && !all.get(i).state.equals("CLOSED")) {
                    stretches.add(new Stretch(holder.pid, holder.descriptor, all.get(i).state,
                            first, last));
                }
            }
        }
    }
}
