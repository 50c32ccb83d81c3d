package cmirror.dist;

import cmirror.headers.Target;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.read.CReader;
import cmirror.porter.rows.Rows;
import cmirror.tools.skeleton.New;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The programs of this tree that are meant to be right, each text once: a main, or what may stand within one. */
final class CorrectPrograms {

    static final Path TOP = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();

    /** Where it is from, the folder of what it uses, its class, and its text. */
    record Program(String source, Path folder, String name, String text) {
    }

    private static final Pattern TEXT = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern FENCED = Pattern.compile("(?m)^```java\\n([\\s\\S]*?)^```");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    private static final Pattern OWN = Pattern.compile("\\b([A-Z]\\w+)::");
    private static final Pattern MAIN = Pattern.compile("\\bstatic (?:int|void) main\\(");
    private static final List<String> TESTS = List.of("bindings/src/test/java", "samples/src/test/java",
            "tools/src/test/java", "dist/src/test/java", "porter/src/test/java");

    /** What the texts of tests and docs take for granted. */
    private static final String IMPORTS = Stream.of("inet", "pthread", "signal", "poll", "unistd", "errno", "fcntl",
                    "time", "semaphore", "err", "getopt", "math", "search", "string", "syslog", "inttypes", "sys_wait",
                    "sys_un", "sys_stat", "sys_time", "sys_uio", "sys_epoll", "sys_mman", "sys_sem", "sys_ipc", "mqueue")
            .map(header -> "import static cmirror." + header + "_h.*;\n").collect(Collectors.joining())
            + "import cmirror.*;\nimport java.lang.foreign.*;\n";

    private final Map<String, Program> byText = new LinkedHashMap<>();

    private final Path folder;

    private CorrectPrograms(Path folder) {
        this.folder = folder;
    }

    /** {@code folder}: for those that take more than one file. */
    static List<Program> all(Path folder) throws IOException {
        CorrectPrograms programs = new CorrectPrograms(folder);
        for (Path file : files(".java", "samples/lecture", "samples/beyond")) {
            programs.whole("samples", file.getParent(), read(file));
        }
        programs.skeletons();
        try (Stream<Path> docs = Stream.concat(Stream.of(TOP.resolve("README.md")), Files.list(TOP.resolve("docs")))) {
            docs.filter(doc -> doc.toString().endsWith(".md")).sorted().forEach(doc ->
                    FENCED.matcher(read(doc)).results().forEach(block -> programs.text("docs", block.group(1))));
        }
        for (String root : TESTS) {
            for (Path file : files(".java", root)) {
                String text = read(file);
                if (MAIN.matcher(TEXT.matcher(text).replaceAll("")).find()) {
                    programs.whole("programs beside tests", TOP.resolve(root), text);
                }
                if (!file.toString().contains("hints") && !file.toString().contains("Hints")) { // those are wrong
                    TEXT.matcher(text).results().filter(block -> !block.group(1).contains("\\u")).forEach(block ->
                            programs.text("programs within tests", block.group(1).stripIndent().translateEscapes()));
                }
            }
        }
        for (Path file : files(".java", "tools/src/main/java/cmirror/tools/bench/mirror")) {
            if (MAIN.matcher(read(file)).find()) {
                programs.whole("benchmarks", TOP.resolve("tools/src/main/java"), read(file));
            }
        }
        programs.ported("samples", "tools/src");
        return List.copyOf(programs.byText.values());
    }

    /** What the porter makes of the C programs below these folders, whose programs are right in C. */
    private void ported(String... folders) throws IOException {
        CReader reader = new CReader(Target.host().folder(), List.of(TOP.resolve("samples/beyond")), Map.of());
        for (Path file : files(".c", folders)) {
            if (Pattern.compile("\\bmain\\(").matcher(read(file)).find()) {
                Ported ported = new Porter(Rows.ALL, reader, folder).port(List.of(file));
                Path beside = Files.createTempDirectory(folder, "program");
                for (Map.Entry<String, String> text : ported.texts().entrySet()) {
                    Files.writeString(beside.resolve(text.getKey() + ".java"), text.getValue());
                }
                if (ported.isWhole()) {
                    ported.texts().values().forEach(text -> whole("ported from C", beside, text));
                }
            }
        }
    }

    private void skeletons() throws IOException {
        for (String option : new CommandLine(new New()).getCommandSpec().optionsMap().keySet()) {
            try (var in = New.class.getResourceAsStream(option.replaceFirst("^-+", "") + ".txt")) {
                if (in != null) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NAME", "MyServ");
                    whole("skeletons", TOP, text.split("\n", 5)[4]);
                }
            }
        }
    }

    /** A program, or the inside of a class or of a main: what is neither javac refuses. */
    private void text(String source, String text) {
        Matcher own = OWN.matcher(text);
        String name = own.find() ? own.group(1) : "MyServ";
        if (CLASS.matcher(text).find()) {
            whole(source, TOP, text.contains("import ") ? text : IMPORTS + text);
        } else if (MAIN.matcher(text).find()) {
            add(source, TOP, name, IMPORTS + "class " + name + " {\n" + text + "}\n");
        } else if (text.contains("(") && text.contains(";") && !text.contains("import ")) {
            boolean returns = text.matches("(?s).*\\breturn [^;]*;\\s*");
            add(source, TOP, name, IMPORTS + "class " + name + " {\nstatic int main(int argc, String argv[])"
                    + " throws Exception {\n" + text + (returns ? "" : "return 0;\n") + "}\n}\n");
        }
    }

    private void whole(String source, Path folder, String text) {
        Matcher name = CLASS.matcher(text);
        if (MAIN.matcher(text).find() && name.find()) {
            add(source, folder, name.group(1), text);
        }
    }

    private void add(String source, Path folder, String name, String text) {
        byText.putIfAbsent(text.strip(), new Program(source, folder, name, text));
    }

    static List<Path> files(String ending, String... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String each : folders) {
            try (Stream<Path> files = Files.walk(TOP.resolve(each))) {
                files.filter(file -> file.toString().endsWith(ending)
                        && !file.toString().contains("/target/")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
