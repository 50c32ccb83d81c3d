package cmirror.tools.check.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a program did: its calls, and its sockets, through forks and copies of descriptors. */
public final class Story {

    private final List<Call> calls = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Integer, Ending> endings;
    private final Map<Integer, Integer> parents = new HashMap<>();
    private final Map<Integer, Map<Integer, Socket>> tables = new HashMap<>();
    private final Map<Call, Socket> places = new java.util.IdentityHashMap<>();

    public Story(Log log) {
        endings = new LinkedHashMap<>(log.endings());
        for (Call call : log.calls()) {
            int pid = log.threads().getOrDefault(call.pid(), call.pid());
            calls.add(new Call(pid, call.name(), call.args(), call.value(), call.errno()));
        }
        for (Call call : calls) {
            if (call.is("fork") && call.value() > 0) {
                parents.put((int) call.value(), call.pid());
            }
        }
        calls.forEach(this::follow);
        endings.forEach((pid, ending) -> sockets.forEach(socket -> socket.holders().remove(pid)));
    }

    /** The descriptors of a process; a child's are, at first, its parent's. */
    private Map<Integer, Socket> table(int pid) {
        Map<Integer, Socket> table = tables.get(pid);
        if (table == null) {
            table = new HashMap<>();
            tables.put(pid, table);
            if (parents.containsKey(pid)) {
                table.putAll(table(parents.get(pid)));
                table.values().forEach(socket -> socket.holders().add(pid));
            }
        }
        return table;
    }

    private void follow(Call call) {
        Map<Integer, Socket> table = table(call.pid());
        Socket socket = call.args().isEmpty() ? null : table.get(call.fd());
        if (socket != null && !call.is("socket", "exit", "fork", "waitpid", "kill", "alarm", "sleep")) {
            socket.calls().add(call);
            places.put(call, socket);
        } else {
            socket = null;
        }
        if (call.failed()) {
            return;
        }
        switch (call.name()) {
            case "socket" -> open(call, (int) call.value(), null);
            case "accept" -> open(call, (int) call.value(), socket);
            case "socketpair" -> {
                String[] pair = call.arg(3).replaceAll("[^0-9,]", "").split(",");
                if (pair.length == 2) {
                    open(call, Integer.parseInt(pair[0]), null);
                    open(call, Integer.parseInt(pair[1]), null);
                }
            }
            case "dup", "dup2", "dup3" -> {
                if (socket != null) {
                    table.put((int) call.value(), socket);
                }
            }
            case "close" -> {
                table.remove(call.fd());
                if (socket != null && !table.containsValue(socket)) {
                    socket.holders().remove(call.pid());
                }
            }
            case "fork" -> {
                if (call.value() > 0) {
                    table((int) call.value());
                }
            }
            default -> {
            }
        }
    }

    private void open(Call call, int fd, Socket listener) {
        Socket socket = new Socket(call, listener);
        sockets.add(socket);
        table(call.pid()).put(fd, socket);
    }

    public List<Call> calls() {
        return calls;
    }

    public List<Call> all(Predicate<Call> kind) {
        return calls.stream().filter(kind).toList();
    }

    public boolean has(Predicate<Call> kind) {
        return calls.stream().anyMatch(kind);
    }

    public List<Socket> sockets() {
        return sockets;
    }

    /** Those that accept has returned. */
    public List<Socket> accepted() {
        return sockets.stream().filter(Socket::isAccepted).toList();
    }

    /** The socket that a call was made with, or null. */
    public Socket socket(Call call) {
        return places.get(call);
    }

    /** The first process. */
    public int root() {
        return calls.isEmpty() ? -1 : calls.getFirst().pid();
    }

    public boolean isChild(int pid) {
        return parents.containsKey(pid);
    }

    /** The children that it has forked. */
    public List<Integer> children() {
        return List.copyOf(parents.keySet());
    }

    /** How a process has ended by itself; null if it was still there in the end. */
    public Ending ending(int pid) {
        return endings.get(pid);
    }

    /** The first socket that is bound to a port, listens or is received from: what it serves with. */
    public Socket server() {
        return first(socket -> !socket.isAccepted() && (socket.first("listen") != null
                || socket.first(Call::isAccept) != null || hasPort(socket)));
    }

    /** The first socket that asks somebody: connects, or sends to an address. */
    public Socket client() {
        return first(socket -> !socket.isAccepted() && socket.first(call ->
                call.is("connect") || call.is("sendto")) != null);
    }

    private static boolean hasPort(Socket socket) {
        Call bind = socket.first("bind");
        return bind != null && bind.port() > 0;
    }

    private Socket first(Predicate<Socket> kind) {
        return sockets.stream().filter(kind).findFirst().orElse(null);
    }
}
