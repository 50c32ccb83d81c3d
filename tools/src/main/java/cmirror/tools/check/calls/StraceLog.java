package cmirror.tools.check.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace of a C program: what {@code strace -f -q -o FILE} has written. */
public final class StraceLog {

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern ENDED = Pattern.compile("\\+\\+\\+ exited with (\\d+) \\+\\+\\+");
    private static final Pattern KILLED = Pattern.compile("\\+\\+\\+ killed by (\\w+).*");
    private static final String UNFINISHED = " <unfinished ...>";

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Ending> endings = new HashMap<>();
    private final Map<Integer, Integer> threads = new HashMap<>();
    private final Map<Integer, String> begun = new HashMap<>();
    /** Descriptors on which libc asks its name server cache, by process: not the program's. */
    private final Set<String> libcs = new HashSet<>();

    private StraceLog() {
    }

    public static Log read(Path file) throws IOException {
        StraceLog log = new StraceLog();
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                log.line(Integer.parseInt(m.group(1)), m.group(2));
            }
        }
        log.threads.keySet().forEach(log.endings::remove);
        return new Log(log.withoutLibcs(), log.endings, log.threads);
    }

    private void line(int pid, String text) {
        Matcher resumed = RESUMED.matcher(text);
        Matcher ended = ENDED.matcher(text);
        Matcher killed = KILLED.matcher(text);
        if (text.endsWith(UNFINISHED)) {
            begun.put(pid, text.substring(0, text.length() - UNFINISHED.length()));
        } else if (resumed.matches()) {
            call(pid, begun.getOrDefault(pid, "") + resumed.group(1));
        } else if (ended.matches()) {
            endings.put(pid, new Ending(Integer.parseInt(ended.group(1)), null));
        } else if (killed.matches()) {
            endings.put(pid, new Ending(-1, killed.group(1)));
        } else {
            call(pid, text);
        }
    }

    private void call(int pid, String text) {
        Matcher m = CALL.matcher(text);
        if (!m.matches() || m.group(3).startsWith("?")) {
            return; // exit, or a call that was cut off
        }
        String[] result = m.group(3).split(" ");
        long value = result[0].matches("-?\\d{1,18}") ? Long.parseLong(result[0]) : 0;
        Call call = Names.call(pid, m.group(1), arguments(m.group(2)), value,
                value == -1 && result.length > 1 ? result[1] : null);
        if (call.is("thread") && value > 0) {
            threads.put((int) value, threads.getOrDefault(pid, pid));
        }
        calls.add(call);
    }

    /** The words between commas that stand in no quotes and no brackets. */
    static List<String> arguments(String text) {
        List<String> args = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
                i += c == '\\' ? 1 : 0;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                args.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            args.add(text.substring(start).strip());
        }
        return args;
    }

    /** Without what the loader and libc do for themselves. */
    private List<Call> withoutLibcs() {
        List<Call> kept = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            String descriptor = call.pid() + " " + call.fd();
            if (call.is("socket") && isAskedByLibc(i)) {
                libcs.add(call.pid() + " " + call.value());
            } else if (!libcs.contains(descriptor)) {
                kept.add(call);
            } else if (call.is("close")) {
                libcs.remove(descriptor);
            }
        }
        return kept;
    }

    private boolean isAskedByLibc(int socket) {
        for (int i = socket + 1; i < Math.min(calls.size(), socket + 4); i++) {
            if (calls.get(i).is("connect") && calls.get(i).fd() == calls.get(socket).value()) {
                return calls.get(i).path().contains("/nscd/");
            }
        }
        return false;
    }
}
