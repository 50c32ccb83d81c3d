package cmirror.jextract;

import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * jextract's description of one header, made by two runs: one finds the names of all types, the
 * other writes Java for our list and for the types. The list alone would not do: jextract refuses
 * a struct whose field has a type that is not included, and typedefs tell which types are unsigned.
 */
final class Extraction {

    static final Pattern TYPE = Pattern.compile("--include-(typedef|struct|union) \\w+.*");
    private static final Pattern SKIPPED =
            Pattern.compile("(?m)^.*?: warning: Skipping (\\S+) \\((.*)\\)$");
    private static final Pattern TYPEDEF = Pattern.compile("--include-typedef (\\w+)");
    private static final String MARKER = "cmirror_undefined_";
    private static final Pattern UNDEFINED =
            Pattern.compile("--include-constant " + MARKER + "(\\w+)");

    private final Path folder;
    private final SymbolList list;

    /** Its files stand below a folder: what is not there yet has to be {@link #run}. */
    Extraction(Path work, SymbolList list) {
        this.folder = work.toAbsolutePath().resolve(list.className());
        this.list = list;
    }

    Path description() {
        return folder.resolve("description.abi");
    }

    /** What the header is called, "sys/socket.h". */
    String header() {
        return list.header() + ".h";
    }

    void run(Jextract jextract, Path nativeHeaders) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
        // a name of its own: with <poll.h> the header "poll.h" would include itself
        Path includes = Files.writeString(folder.resolve("includes_" + list.className() + ".h"),
                "#if __has_include(<" + header() + ">)\n" + list.includes() + "#endif\n"
                        + markers());
        List<String> more = List.of("-I", nativeHeaders.resolve("include").toString());
        List<String> names = jextract.names(includes, more, folder.resolve("names.log"));
        Path types = Files.write(folder.resolve("types.txt"),
                names.stream().filter(line -> TYPE.matcher(line).matches()).toList());
        Path java = folder.resolve("java");
        List<String> options = new ArrayList<>(more);
        options.addAll(List.of("--output", java.toString(), "@" + nativeHeaders.resolve(
                "symbols/" + list.header() + ".txt"), "@" + types));
        Files.createDirectories(java);
        jextract.run(includes, options, log());
        try (Output output = Output.of(java, folder.resolve("classes"))) {
            Description description = Description.of(output, Target.host().charIsUnsigned(), undefined());
            description.places.write(folder.resolve("places.txt"));
            description.retain(list.symbols().stream().map(Extraction::key).toList());
            description.write(description());
        }
    }

    /**
     * jextract takes a macro for defined that the header undefines again, as glibc's limits.h does
     * with the kernel's ARG_MAX. So each name that is no macro in the end defines a constant.
     */
    private String markers() {
        StringBuilder text = new StringBuilder();
        for (SymbolList.Symbol symbol : list.symbols()) {
            if (symbol.kind().equals("constant")) {
                text.append("#ifndef ").append(symbol.name()).append("\n#define ").append(MARKER)
                        .append(symbol.name()).append(" 1\n#endif\n");
            }
        }
        return text.toString();
    }

    private Set<String> undefined() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher m = UNDEFINED.matcher(Files.readString(folder.resolve("names.txt")));
        while (m.find()) {
            names.add(m.group(1));
        }
        return names;
    }

    Places places() throws IOException {
        return Places.read(folder.resolve("places.txt"));
    }

    /** How a description's line of this name begins: "struct sockaddr", "variable optarg". */
    static String key(SymbolList.Symbol symbol) {
        return (symbol.kind().equals("var") ? "variable" : symbol.kind()) + " " + symbol.name();
    }

    /** What it warned of: by name, or by struct and field, why it has left something out. */
    Map<String, String> skipped() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        Matcher m = SKIPPED.matcher(Files.readString(log()));
        while (m.find()) {
            reasons.put(m.group(1), m.group(2));
        }
        m = TYPEDEF.matcher(Files.readString(folder.resolve("names.txt")));
        while (m.find()) { // it knows the name: is there no layout, then it is an enum's
            reasons.putIfAbsent(m.group(1), "a typedef of an enum, of which it writes no layout");
        }
        return reasons;
    }

    private Path log() {
        return folder.resolve("jextract.log");
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
