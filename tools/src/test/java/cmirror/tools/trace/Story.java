package cmirror.tools.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events as a trace has them, written down by a test: times are microseconds. */
final class Story {

    final List<Event> events = new ArrayList<>();

    /** A call of a program's only process, whose pid is 100 times the program's number. */
    Event call(int program, String name, long begin, long end, String more) throws IOException {
        return add(program, 100 * (program + 1), name, begin, end, more);
    }

    /** {@code more}: further members of JSON, {@code "value":3,"args":{"sockfd":"3"}}. */
    Event add(int program, int pid, String name, long begin, long end, String more)
            throws IOException {
        Event event = Event.parse(program, "{\"event\":\"call\",\"time\":" + (1_000_000 + begin)
                + ",\"duration\":" + (end - begin) + ",\"pid\":" + pid + ",\"name\":\"" + name
                + "\"" + (more.isEmpty() ? "" : "," + more) + (more.contains("\"text\"") ? ""
                : ",\"text\":\"" + name + "() = 0\"") + "}");
        events.add(event);
        return event;
    }

    Event exit(int program, long time) throws IOException {
        Event event = Event.parse(program, "{\"event\":\"exit\",\"time\":" + (1_000_000 + time)
                + ",\"pid\":" + 100 * (program + 1) + ",\"status\":0}");
        events.add(event);
        return event;
    }

    static String address(String key, int port) {
        return "\"" + key + "\":\"{sa_family=AF_INET, sin_port=htons(" + port
                + "), sin_addr=inet_addr(\\\"127.0.0.1\\\")}\"";
    }

    Event udpSocket(int program, long at) throws IOException {
        return call(program, "socket", at, at + 10,
                "\"args\":{\"domain\":\"AF_INET\",\"type\":\"SOCK_DGRAM\"},\"value\":3");
    }

    Event bind(int program, long at, int port) throws IOException {
        return call(program, "bind", at, at + 10, "\"args\":{\"sockfd\":\"3\"},\"value\":0,"
                + address("local", port));
    }

    /** A datagram of these letters, from port 4000 + program. */
    Event sendto(int program, long begin, long end, String letters, int port) throws IOException {
        return call(program, "sendto", begin, end, "\"args\":{\"sockfd\":\"3\","
                + address("dest_addr", port) + "}," + message(letters) + ","
                + address("local", 4000 + program));
    }

    Event recvfrom(int program, long begin, long end, String letters, int from, int port)
            throws IOException {
        return call(program, "recvfrom", begin, end, "\"args\":{\"sockfd\":\"3\","
                + address("src_addr", from) + "}," + message(letters) + ","
                + address("local", port));
    }

    /** A TCP client connects to port 1500 of a server, and closes its end. */
    void connection() throws IOException {
        String stream = "\"args\":{\"domain\":\"AF_INET\",\"type\":\"SOCK_STREAM\"},\"value\":3";
        call(0, "socket", 0, 1, stream);
        call(0, "listen", 2, 3, "\"args\":{\"sockfd\":\"3\"},\"value\":0");
        call(1, "socket", 4, 5, stream);
        call(1, "connect", 6, 9, "\"args\":{\"sockfd\":\"3\"},\"value\":0,"
                + address("local", 4001) + "," + address("peer", 1500));
        call(0, "accept", 3, 8, "\"args\":{\"sockfd\":\"3\"},\"value\":4,"
                + address("local", 1500) + "," + address("peer", 4001));
        call(1, "close", 10, 11, "\"args\":{\"fd\":\"3\"},\"value\":0");
    }

    static String message(String letters) {
        return "\"value\":" + letters.length() + ",\"data\":\""
                + java.util.HexFormat.of().formatHex(letters.getBytes()) + "\"";
    }

    Model model() {
        return model(new KernelCounters());
    }

    Model model(KernelCounters kernel) {
        List<List<String>> commands = new ArrayList<>();
        int programs = events.stream().mapToInt(Event::program).max().orElse(0) + 1;
        for (int i = 0; i < programs; i++) {
            commands.add(List.of("program" + i));
        }
        return new Model(commands, events, Calls.all(), kernel);
    }

    /** The page of a session of these commands. */
    static String page(Model model, boolean live) throws IOException {
        return Page.of(model, new ModelJson(new Phrases(null), new ModelJson.View(false, live)));
    }

    static List<String> names(List<Event> rows) {
        return rows.stream().map(e -> Map.of(0, "a", 1, "b", 2, "c").get(e.program()) + " "
                + e.name()).toList();
    }
}
