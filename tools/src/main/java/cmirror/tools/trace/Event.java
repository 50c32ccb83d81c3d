package cmirror.tools.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
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
 * @param structs the structs of a call, as the trace has them: an array of JSON's
 */
public record Event(int program, String kind, long time, long duration, int pid, Map<String, String> words,
        Map<String, String> args, List<String> argv, String structs) {

    private static final JsonFactory JSON = new JsonFactory();

    static Event parse(int program, String line) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> args = new LinkedHashMap<>();
        List<String> argv = new ArrayList<>();
        StringWriter structs = new StringWriter();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                if (key.equals("structs")) {
                    try (JsonGenerator copy = JSON.createGenerator(structs)) {
                        copy.copyCurrentStructure(parser);
                    }
                } else if (token == JsonToken.START_OBJECT) {
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
                number(words, "duration"), (int) number(words, "pid"), words, args, argv,
                structs.toString());
    }

    /** The events of a program's trace; a line that is not complete yet is left out. */
    public static List<Event> read(int program, Path trace) throws IOException {
        return new TraceFile(program, trace).more();
    }

    private static long number(Map<String, String> words, String key) {
        return Long.parseLong(words.getOrDefault(key, "0"));
    }

    public boolean isCall() {
        return kind.equals("call");
    }

    /** The function, or "" for a start or an end. */
    public String name() {
        return words.getOrDefault("name", "");
    }

    public boolean failed() {
        return words.containsKey("errno");
    }

    public long value() {
        return number(words, "value");
    }

    /** The kernel's number of the thread; 0 is the one that runs main. */
    int thread() {
        return (int) number(words, "thread");
    }

    /** A descriptor, by the name that the manual page has for the parameter; -1 if it is none. */
    int descriptor(String parameter) {
        String text = args.getOrDefault(parameter, "");
        boolean isNumber = !text.isEmpty() && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }

    /** The bytes that the call moved, as far as the trace tells them. */
    public byte[] data() {
        return HexFormat.of().parseHex(words.getOrDefault("data", ""));
    }

    /** The call as the trace prints it. */
    public String text() {
        return words.getOrDefault("text", kind);
    }

    /** When it was over. */
    public long end() {
        return time + duration;
    }
}
