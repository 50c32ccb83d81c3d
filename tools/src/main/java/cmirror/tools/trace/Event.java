package cmirror.tools.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a trace in JSON: the start or the end of a process, or a call (docs/trace.md).
 *
 * @param program which of the session's programs, from 0
 * @param kind    start, call or exit
 * @param words   every member that is a string or a number, by its key
 * @param args    the arguments of a call, in order
 * @param argv    the words of a program that starts
 */
record Event(int program, String kind, long time, long duration, int pid, Map<String, String> words,
        Map<String, String> args, List<String> argv) {

    private static final JsonFactory JSON = new JsonFactory();

    static Event parse(int program, String line) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> args = new LinkedHashMap<>();
        List<String> argv = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        String name = parser.currentName();
                        parser.nextToken();
                        args.put(name, parser.getText());
                    }
                } else if (token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        argv.add(parser.getText());
                    }
                } else {
                    words.put(key, parser.getText());
                }
            }
        }
        return new Event(program, words.get("event"), number(words, "time"),
                number(words, "duration"), (int) number(words, "pid"), words, args, argv);
    }

    /** The events of a program's trace; a line that is not complete yet is left out. */
    static List<Event> read(int program, Path trace) throws IOException {
        List<Event> events = new ArrayList<>();
        String text = Files.readString(trace);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            events.add(parse(program, line));
        }
        return events;
    }

    private static long number(Map<String, String> words, String key) {
        return Long.parseLong(words.getOrDefault(key, "0"));
    }

    boolean isCall() {
        return kind.equals("call");
    }

    /** The function, or "" for a start or an end. */
    String name() {
        return words.getOrDefault("name", "");
    }

    boolean failed() {
        return words.containsKey("errno");
    }

    long value() {
        return number(words, "value");
    }

    /** The bytes that the call moved, as far as the trace tells them. */
    byte[] data() {
        return HexFormat.of().parseHex(words.getOrDefault("data", ""));
    }

    /** The call as the trace prints it. */
    String text() {
        return words.getOrDefault("text", kind);
    }

    /** When it was over. */
    long end() {
        return time + duration;
    }
}
