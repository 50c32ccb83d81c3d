package cmirror.runtime.trace;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.libc.Libc;
import cmirror.runtime.trace.Pictured.Part;
import cmirror.runtime.trace.Pictured.Picture;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/** One JSON object for each line of a trace, for tools: docs/trace.md says what stands in it. */
final class Json {

    /** Bytes of a message that are told. */
    private static final int MOST_DATA = 1024;
    /** After these a socket has a name of its own, which tells tools who spoke to whom. */
    private static final Set<String> NAMED = Set.of("bind", "connect", "accept", "accept4", "sendto",
            "send", "recvfrom", "recv");

    private final StringBuilder text = new StringBuilder("{");

    private Json() {
    }

    static String start(String[] argv, int pid, int parent) {
        Json json = new Json().put("event", "start").put("time", Clock.now()).put("pid", pid)
                .put("parent", parent);
        json.key("argv").text.append('[');
        for (int i = 0; i < argv.length; i++) {
            json.text.append(i > 0 ? "," : "");
            json.string(argv[i]);
        }
        json.text.append(']');
        return json.end();
    }

    static String exit(int status, int pid) {
        return new Json().put("event", "exit").put("time", Clock.now()).put("pid", pid)
                .put("status", status).end();
    }

    static String call(Entry e, int pid, int thread, String result) {
        Json json = new Json().put("event", "call").put("time", e.began)
                .put("duration", e.microseconds).put("pid", pid);
        if (thread != 0) {
            json.put("thread", thread);
        }
        json.put("name", e.name());
        json.key("args").text.append('{');
        boolean first = true;
        for (int i = 0; i < e.texts.length; i++) {
            if (e.texts[i] != null && !e.texts[i].isEmpty()) {
                json.text.append(first ? "" : ",");
                json.string(e.parameters().get(i).name());
                json.text.append(':');
                json.string(e.texts[i]);
                first = false;
            }
        }
        json.text.append('}');
        if (!e.function.kind().equals("ptr") && !e.function.kind().equals("void")
                && !result.equals("?")) {
            json.put("value", e.result);
        }
        json.put("result", result);
        if (e.failed && e.errno != 0) {
            json.put("errno", Constants.nameOr(e.errno, "E"));
        }
        if (!e.injected.isEmpty()) {
            json.put("injected", e.injected.strip());
        }
        json.data(e);
        json.printed(e);
        json.structs(e);
        json.names(e);
        return json.put("text", Trace.call(e) + " = " + result + e.injected).end();
    }

    /** The bytes that went through, in hexadecimal. */
    private void data(Entry e) {
        int buffer = Trace.buffer(e);
        if (buffer < 0 || e.failed || e.result <= 0) {
            return;
        }
        put("data", hex(Memory.read(e.word(buffer), Math.min(MOST_DATA, e.result))));
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : bytes) {
            hex.append("0123456789abcdef".charAt(b >> 4 & 0xf))
                    .append("0123456789abcdef".charAt(b & 0xf));
        }
        return hex.toString();
    }

    /** What stands on the terminal now, in hexadecimal: it may be no text. */
    private void printed(Entry e) {
        byte[] bytes = Printed.of(e);
        if (bytes != null && bytes.length > 0) {
            put("printed", hex(bytes));
        }
    }

    private void structs(Entry e) {
        boolean first = true;
        for (Picture picture : Pictured.of(e)) {
            if (first) {
                key("structs").text.append('[');
            } else {
                text.append(',');
            }
            first = false;
            Json one = new Json().put("arg", picture.argument()).put("type", picture.declaration())
                    .put("data", hex(picture.bytes()));
            one.key("fields").text.append('[');
            for (Part part : picture.parts()) {
                one.text.append(one.text.charAt(one.text.length() - 1) == '[' ? "" : ",");
                one.text.append(new Json().put("name", part.name()).put("bit", part.firstBit())
                        .put("bits", part.bits()).put("network", part.network() ? 1 : 0)
                        .put("value", part.value()).end());
            }
            one.text.append(']');
            text.append(one.end());
        }
        text.append(first ? "" : "]");
    }

    /** The two ends of the socket: what getsockname and getpeername say of it. */
    private void names(Entry e) {
        if (e.failed || !NAMED.contains(e.name())) {
            return;
        }
        long fd = e.name().startsWith("accept") ? e.result : e.word(0);
        String local = name("getsockname", fd);
        String peer = name("getpeername", fd);
        if (local != null) {
            put("local", local);
        }
        if (peer != null) {
            put("peer", peer);
        }
    }

    private static String name(String function, long fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            MemorySegment address = arena.allocate(128, 8);
            MemorySegment length = arena.allocate(4, 4);
            length.set(JAVA_INT, 0, 128);
            if ((int) Libc.call(Libc.find(function), state, fd, address.address(),
                    length.address(), 0, 0, 0) != 0 || length.get(JAVA_INT, 0) < 2) {
                return null;
            }
            return Structs.socketAddress(
                    address.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), 0,
                    Math.min(128, length.get(JAVA_INT, 0)));
        }
    }

    private Json key(String key) {
        text.append(text.length() > 1 ? "," : "").append('"').append(key).append("\":");
        return this;
    }

    private Json put(String key, String value) {
        key(key).string(value);
        return this;
    }

    private Json put(String key, long value) {
        key(key).text.append(value);
        return this;
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) { // a lone one stands for a byte
                text.append("\\u").append(String.format("%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private String end() {
        return text.append('}').toString();
    }
}
