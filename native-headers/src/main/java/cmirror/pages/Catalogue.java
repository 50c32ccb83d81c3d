package cmirror.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which header has a name: the lists and descriptions as texts, which are sooner searched than read. Only
 * the headers that have it are then read.
 */
public final class Catalogue {

    /** A name, what it is, and its header: {@code sys/socket}. */
    public record Name(String kind, String name, String header) {
    }

    private static final Pattern LISTED = Pattern.compile(
            "(?m)^--include-(function|struct|union|constant|typedef|var)\\s+(\\w+)"
                    + "|^#: (macro|constant|typedef|var) (\\w+)[ \\t]*(?:#.*)?$");

    private final Path folder;
    private Map<String, String> lists;

    /** {@code folder}: native-headers. */
    public Catalogue(Path folder) {
        this.folder = folder;
    }

    /** What is listed under this name, or under wait for wait_, as Java has it. */
    public List<Name> find(String name) {
        List<Name> listed = listed(name);
        return listed.isEmpty() && name.length() > 1 && name.endsWith("_")
                ? listed(name.substring(0, name.length() - 1)) : listed;
    }

    private List<Name> listed(String name) {
        List<Name> found = new ArrayList<>();
        lists().forEach((header, text) -> {
            String last = null; // what the line before was read as
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                int end = text.indexOf('\n', at);
                String line = text.substring(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length() : end);
                if (!line.equals(last)) {
                    names(header, line).stream().filter(one -> one.name().equals(name) && !found.contains(one))
                            .forEach(found::add);
                }
                last = line;
            }
        });
        return found;
    }

    /** The structs that have a field of this name, on one of the platforms, or a macro that reads like one: h_addr. */
    public List<Name> fields(String field) {
        List<Name> found = new ArrayList<>();
        Pattern alias = Pattern.compile("(?m)^#: alias (\\w+)\\." + Pattern.quote(field) + " ");
        lists().forEach((header, text) -> alias.matcher(text).results().forEach(line ->
                found.add(new Name("field", line.group(1), header))));
        Pattern line = Pattern.compile("(?m)^(?:struct|union) (\\w+) |^ .* (?:\\w+\\.)*("
                + Pattern.quote(field) + ")(?:\\.\\w+)* +: ");
        lists().keySet().forEach(header -> {
            for (String target : List.of("linux-x86_64", "macos-aarch64", "linux-aarch64", "macos-x86_64")) {
                String text = read(folder.resolve("abi/" + target + "/" + header + ".abi"));
                if (!text.contains(field)) {
                    continue;
                }
                String struct = null;
                for (Matcher m = line.matcher(text); m.find();) {
                    struct = m.group(1) != null ? m.group(1) : struct;
                    Name name = new Name("field", struct, header);
                    if (m.group(2) != null && !found.contains(name)) {
                        found.add(name);
                    }
                }
            }
        });
        return found;
    }

    /** The headers whose manual has an entry of this function. */
    List<String> described(String function) {
        return headers().stream().filter(header -> read(folder.resolve("manual/" + header + ".txt"))
                .contains("\n" + function + "(")).toList();
    }

    /** Every name of every header, in the order of the lists. */
    public List<Name> all() {
        List<Name> all = new ArrayList<>();
        lists().forEach((header, text) -> all.addAll(names(header, text)));
        return all;
    }

    /** The headers: {@code sys/socket}. */
    public List<String> headers() {
        return List.copyOf(lists().keySet());
    }

    private static List<Name> names(String header, String text) {
        Set<Name> names = new LinkedHashSet<>();
        for (Matcher m = LISTED.matcher(text); m.find();) {
            String kind = m.group(1) != null ? m.group(1) : m.group(3);
            names.add(new Name(kind.equals("var") ? "variable" : kind,
                    m.group(2) != null ? m.group(2) : m.group(4), header));
        }
        return List.copyOf(names);
    }

    private Map<String, String> lists() {
        if (lists == null) {
            lists = new LinkedHashMap<>();
            Path root = folder.resolve("symbols");
            try (Stream<Path> files = Files.walk(root)) {
                int start = root.toString().length() + 1;
                files.map(Path::toString).filter(file -> file.endsWith(".txt")).sorted().forEach(file ->
                        lists.put(file.substring(start, file.length() - 4), read(Path.of(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lists;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
