package cmirror.headers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the manual pages say of one header's functions and structs, in our words. */
public final class Manual {

    /**
     * An entry.
     *
     * @param parameters their names as the manual page has them; empty for a struct
     * @param notes      units and allowed values, by parameter or field
     */
    public record Entry(List<String> parameters, String page, String text, String errors,
            Map<String, String> notes) {
    }

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
        String errors = null;
        StringBuilder text = new StringBuilder();
        Map<String, String> notes = new LinkedHashMap<>();
        for (String line : block.subList(1, block.size())) {
            if (line.startsWith("page ")) {
                page = line.substring(5);
            } else if (line.startsWith("errors ")) {
                errors = line.substring(7);
            } else if (line.startsWith("@")) {
                int space = line.indexOf(' ');
                notes.put(line.substring(1, space), line.substring(space + 1).strip());
            } else {
                text.append(text.isEmpty() ? "" : " ").append(line);
            }
        }
        if (entries.put(name, new Entry(parameters, page, text.toString(), errors, notes)) != null) {
            throw new IllegalArgumentException(name + " has two entries");
        }
    }
}
