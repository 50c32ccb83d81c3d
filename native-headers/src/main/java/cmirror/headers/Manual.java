package cmirror.headers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the manual pages say of one header's functions, structs and constants, in our words. */
public final class Manual {

    /**
     * An entry.
     *
     * @param parameters their names as the manual page has them; empty for a struct
     * @param result     what it returns, if that is said
     * @param errors     the names, one behind the other
     * @param phrases    when this function fails with an error, where its own phrase says more
     * @param notes      units and allowed values, by parameter, field or constant
     * @param example    of a function, the arguments that an example passes; of a struct or constants, a
     *                   statement with them; or null
     * @param macro      the declaration that a macro would have, were it a function; or null
     */
    public record Entry(List<String> parameters, String page, String text, String result,
            String errors, Map<String, String> phrases, Map<String, String> notes, String example,
            String macro) {

        /** Where the reason of a failure is: errno, h_errno, or "return" if it is the result. */
        public String where() {
            return errors == null || errors.equals("none") ? "none" : errors.startsWith("return ")
                    || errors.startsWith("h_errno ") ? errors.substring(0, errors.indexOf(' ')) : "errno";
        }

        /** The names of the errors. */
        public List<String> failures() {
            return where().equals("none") ? List.of()
                    : List.of(errors.replaceFirst("^(h_errno|return) ", "").split(" "));
        }

        /** With another entry's notes on those parameters that have none here. */
        private Entry with(Entry all) {
            Map<String, String> noted = new LinkedHashMap<>();
            for (String parameter : parameters) {
                String note = notes.getOrDefault(parameter, all.notes.get(parameter));
                if (note != null) {
                    noted.put(parameter, note);
                }
            }
            notes.forEach(noted::putIfAbsent);
            return new Entry(parameters, page, text, result, errors, phrases, noted, example, macro);
        }
    }

    /**
     * A constant.
     *
     * @param group what it is one of: "socket options of SOL_SOCKET"
     * @param type  what setsockopt takes, or a control message holds; null where it is neither
     * @param example a statement with it, or null
     */
    public record Constant(String group, String page, String type, String text, String example) {
    }

    private static final Pattern ERROR = Pattern.compile("(E[A-Z0-9]{2,}) (.+)");
    private static final Pattern TYPED = Pattern.compile("\\((.+?)\\) (.+)");
    private static final String CONSTANTS = "constants ";

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public static Manual read(Path file) {
        Manual manual = new Manual();
        if (!Files.exists(file)) {
            return manual;
        }
        try {
            List<String> block = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    manual.add(block);
                    block.clear();
                }
                block.add(line.strip());
            }
            manual.add(block);
            Entry all = manual.entries.get("parameters");
            if (all != null) {
                manual.entries.replaceAll((name, entry) -> entry.with(all));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return manual;
    }

    /** The entry of a function, or of {@code "struct name"}; null where there is none. */
    public Entry find(String name) {
        return entries.get(name);
    }

    /**
     * A constant; null where none is said. A note on {@code PF_*} is one on all names that begin
     * so and have none of their own; what * stands for, it stands for in the text as well.
     */
    public Constant constant(String name) {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (!entry.getKey().startsWith(CONSTANTS)) {
                continue;
            }
            String note = entry.getValue().notes.get(name);
            for (String family : entry.getValue().notes.keySet()) {
                if (note == null && family.endsWith("*")
                        && name.startsWith(family.substring(0, family.length() - 1))) {
                    note = entry.getValue().notes.get(family)
                            .replace("*", name.substring(family.length() - 1));
                }
            }
            if (note != null) {
                Matcher typed = TYPED.matcher(note);
                boolean hasType = typed.matches();
                return new Constant(entry.getKey().substring(CONSTANTS.length()),
                        entry.getValue().page, hasType ? typed.group(1) : null,
                        hasType ? typed.group(2) : note, entry.getValue().example == null ? null
                                : entry.getValue().example.replace("*", name));
            }
        }
        return null;
    }

    /** The names, and the families as {@code PF_*}, of all constants that have a phrase. */
    public List<String> constants() {
        return entries.entrySet().stream().filter(entry -> entry.getKey().startsWith(CONSTANTS))
                .flatMap(entry -> entry.getValue().notes.keySet().stream()).toList();
    }

    /** When a function fails so: its own phrase, or the one that its header has for all; or null. */
    public String error(String function, String error) {
        Entry entry = entries.get(function);
        String phrase = entry == null ? null : entry.phrases.get(error);
        Entry all = entries.get("errors");
        return phrase != null || all == null ? phrase : all.phrases.get(error);
    }

    private void add(List<String> block) {
        if (block.isEmpty()) {
            return;
        }
        String head = block.getFirst();
        List<String> parameters = List.of();
        String name = head;
        int paren = head.indexOf('(');
        if (paren > 0) {
            name = head.substring(0, paren);
            String list = head.substring(paren + 1, head.lastIndexOf(')'));
            parameters = list.isBlank() ? List.of() : List.of(list.split("\\s*,\\s*"));
        }
        String page = null;
        String result = null;
        String errors = null;
        String example = null;
        String macro = null;
        StringBuilder text = new StringBuilder();
        Map<String, String> notes = new LinkedHashMap<>();
        Map<String, String> phrases = new LinkedHashMap<>();
        for (String line : block.subList(1, block.size())) {
            Matcher error;
            if (line.startsWith("page ")) {
                page = line.substring(5);
            } else if (line.startsWith("result ")) {
                result = line.substring(7);
            } else if (line.startsWith("try ")) {
                example = line.substring(4);
            } else if (line.startsWith("macro ")) {
                macro = line.substring(6);
            } else if (line.startsWith("errors ")) {
                errors = line.substring(7);
            } else if (line.startsWith("@")) {
                int space = line.indexOf(' ');
                notes.put(line.substring(1, space), line.substring(space + 1).strip());
            } else if (line.startsWith("E") && (error = ERROR.matcher(line)).matches()) {
                phrases.put(error.group(1), error.group(2));
            } else {
                text.append(text.isEmpty() ? "" : " ").append(line);
            }
        }
        if (entries.put(name, new Entry(parameters, page, text.toString(), result, errors, phrases, notes,
                example, macro)) != null) {
            throw new IllegalArgumentException(name + " has two entries");
        }
    }
}
