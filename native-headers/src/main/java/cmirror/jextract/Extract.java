package cmirror.jextract;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code refresh} runs jextract over native-headers and brings the running target's descriptions
 * up to date; {@code compare} fails where they differ from what it said, and where the refresh
 * had to change what was there. CONTRIBUTING.md says how Maven runs both.
 */
public final class Extract {

    private final Path nativeHeaders;
    private final Path work;
    private final List<SymbolList> lists;

    private Extract(Path nativeHeaders, Path work) {
        this.nativeHeaders = nativeHeaders;
        this.work = work;
        String only = System.getProperty("jextract.header", "");
        List<String> headers = List.of(only.replaceAll("\\.h\\b", "").split(","));
        this.lists = SymbolList.readAll(nativeHeaders.resolve("symbols")).stream()
                .filter(list -> only.isEmpty() || headers.contains(list.header())).toList();
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("there is no list symbols/" + only + ".txt");
        }
    }

    /** {@code Extract refresh|compare <native-headers> <folder for jextract's output>}. */
    public static void main(String[] args) throws Exception {
        if (args.length != 3 || !args[0].matches("refresh|compare")) {
            System.err.println("usage: Extract refresh|compare <native-headers> <work folder>");
            System.exit(2);
        }
        Extract extract = new Extract(Path.of(args[1]).toAbsolutePath().normalize(),
                Path.of(args[2]).toAbsolutePath().normalize());
        System.exit(args[0].equals("refresh") ? extract.refresh() : extract.compare());
    }

    private int refresh() throws Exception {
        Jextract jextract = Jextract.find();
        if (jextract == null) {
            System.err.println(Jextract.MISSING);
            return 1;
        }
        System.out.println(jextract.version() + ", for " + Target.host().folder() + ", "
                + lists.size() + " headers:");
        Files.createDirectories(work);
        Files.deleteIfExists(changes());
        List<String> failures = new ArrayList<>();
        // a header takes a second or two, and most of it are processes of their own
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors())) {
            Map<SymbolList, Future<?>> runs = new LinkedHashMap<>();
            lists.forEach(list -> runs.put(list, pool.submit(() -> {
                new Extraction(work, list).run(jextract, nativeHeaders);
                return null;
            })));
            for (Map.Entry<SymbolList, Future<?>> run : runs.entrySet()) {
                try {
                    run.getValue().get();
                    refresh(run.getKey(), jextract);
                } catch (ExecutionException e) {
                    failures.add(run.getKey().header() + ".h: " + e.getCause().getMessage());
                }
            }
        }
        failures.forEach(System.err::println);
        return failures.isEmpty() ? 0 : 1;
    }

    private void refresh(SymbolList list, Jextract jextract) throws IOException {
        Extraction extraction = new Extraction(work, list);
        Comparison before = compare(list);
        Refresh refresh = new Refresh(list, extraction.description(), extraction.places(),
                description(list), jextract.version());
        refresh.run(constantTypes(list, extraction));
        System.out.println("  " + list.header() + ".h: " + before.facts + " facts compared"
                + (refresh.done.isEmpty() ? "" : "; " + String.join(", ", refresh.done)));
        // what was only missing is added, and that is all; what was wrong is said at verify
        List<String> wrong = before.differences.stream()
                .filter(difference -> !difference.endsWith(Comparison.LACKING)).toList();
        if (!wrong.isEmpty()) {
            Files.write(changes(), wrong, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** The compiler is asked only about constants that will be written. */
    private Map<String, String> constantTypes(SymbolList list, Extraction extraction)
            throws IOException {
        Map<String, Abi.Constant> ours = Abi.read(description(list)).constants;
        List<String> enums = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Abi.read(extraction.description()).constants.forEach((name, constant) -> {
            if (!ours.containsKey(name) || !ours.get(name).value().equals(constant.value())) {
                (constant.cType().equals("enum") ? enums : others).add(name);
            }
        });
        return enums.isEmpty() && others.isEmpty() ? Map.of() : ConstantTypes.of(list, enums,
                others, nativeHeaders, extraction.description().getParent());
    }

    private int compare() throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, List<String>> leftOut = new TreeMap<>();
        int facts = 0;
        for (SymbolList list : lists) {
            Comparison comparison = compare(list);
            facts += comparison.facts;
            differences.addAll(comparison.differences);
            comparison.leftOut.forEach((reason, names) ->
                    leftOut.computeIfAbsent(reason, r -> new ArrayList<>()).addAll(names));
        }
        Path file = work.resolve("left-out.txt");
        List<String> lines = new ArrayList<>();
        System.out.println("jextract leaves out, by name in " + file + ":");
        leftOut.forEach((reason, names) -> {
            System.out.println("  " + names.size() + ": " + reason);
            names.forEach(name -> lines.add(name + ": " + reason));
        });
        Files.write(file, lines);
        System.out.println(facts + " facts of " + lists.size() + " headers compared, "
                + differences.size() + " differences on " + Target.host().folder());
        differences.forEach(System.err::println);
        List<String> changed = Files.exists(changes()) ? Files.readAllLines(changes()) : List.of();
        if (!changed.isEmpty()) {
            System.err.println("these differed and are refreshed: look at the changes (git diff), "
                    + "and run it again");
            changed.forEach(System.err::println);
        }
        return differences.isEmpty() && changed.isEmpty() ? 0 : 1;
    }

    private Comparison compare(SymbolList list) throws IOException {
        Extraction extraction = new Extraction(work, list);
        if (!Files.exists(extraction.description())) {
            throw new IOException("jextract has not been run over " + list.header() + ".h");
        }
        return new Comparison(list, Abi.read(extraction.description()), extraction.places(),
                Abi.read(description(list)), extraction.skipped());
    }

    private Path description(SymbolList list) {
        return nativeHeaders.resolve("abi/" + Target.host().folder() + "/" + list.header()
                + ".abi");
    }

    private Path changes() {
        return work.resolve("changed.txt");
    }
}
