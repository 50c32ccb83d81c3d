package cmirror.tools.stress.api;

import cmirror.headers.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the C headers say of parameters and structs; the jar carries it as text. */
final class Prototypes {

    /** A parameter's C type, its name, and how many bytes lie at it, as {@code 8*nitems}. */
    record Parameter(String type, String name, String bytes) {

        static final Parameter UNKNOWN = new Parameter("", "", "");

        /** What a pointer points to, without const and struct: {@code sockaddr}; else empty. */
        String pointee() {
            String plain = type.replaceAll("\\b(const|struct|union|volatile|(__)?restrict)\\b", "")
                    .replaceAll("\\[\\d*\\]$", "*").replace(" ", "");
            return plain.endsWith("*") ? plain.substring(0, plain.length() - 1) : "";
        }

        boolean isConst() {
            return type.startsWith("const ");
        }
    }

    /** What their {@code void *} points to has pointers in it: lists and trees. */
    private static final Set<String> OF_POINTERS = Set.of("insque", "remque", "twalk", "tdestroy");
    private static final Map<String, List<Parameter>> FUNCTIONS = functions();
    private static final Set<String> WITH_POINTERS = structsWithPointers();

    private Prototypes() {
    }

    static Parameter parameter(String function, int index) {
        List<Parameter> parameters = FUNCTIONS.getOrDefault(function, List.of());
        return index >= parameters.size() ? Parameter.UNKNOWN
                : OF_POINTERS.contains(function) && parameters.get(index).type.endsWith("void *")
                ? new Parameter("void **", parameters.get(index).name, "")
                : parameters.get(index);
    }

    /** Whether any byte may stand in it: it has no pointer, and libc keeps no state in it. */
    static boolean isPlainData(String type) {
        return !WITH_POINTERS.contains(type);
    }

    private static Map<String, List<Parameter>> functions() {
        Map<String, List<Parameter>> functions = new HashMap<>();
        List<Parameter> last = null;
        for (String line : lines("functions")) {
            String[] columns = line.split("\t", -1);
            if (columns[0].isEmpty()) {
                last.add(new Parameter(columns[2], columns[1], columns[4]));
            } else {
                last = new ArrayList<>();
                functions.putIfAbsent(columns[0], last);
            }
        }
        return functions;
    }

    private static Set<String> structsWithPointers() {
        Set<String> found = new HashSet<>(Set.of("FILE", "DIR", "sem_t", "timer_t"));
        Map<String, List<String>> parts = new HashMap<>();
        String last = null;
        for (String line : lines("structs")) {
            String[] columns = line.split("\t", -1);
            if (columns[0].isEmpty()) {
                if (!columns[1].startsWith("__")) {
                    parts.get(last).add(columns[5].split(" ")[0]);
                }
            } else {
                last = columns[0];
                parts.put(last, new ArrayList<>());
            }
        }
        parts.keySet().stream().filter(name -> hasPointer(name, parts)).forEach(found::add);
        return found;
    }

    /** A struct whose fields have no public names is libc's own, as a mutex is. */
    private static boolean hasPointer(String type, Map<String, List<String>> parts) {
        List<String> fields = parts.get(type);
        return type.equals("ptr") || fields != null && (fields.isEmpty()
                || fields.stream().anyMatch(field -> hasPointer(field, parts)));
    }

    private static List<String> lines(String name) {
        String resource = "/cmirror/facts/" + Target.host().folder() + "/" + name;
        try (InputStream in = Prototypes.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
