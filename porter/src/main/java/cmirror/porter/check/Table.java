package cmirror.porter.check;

import cmirror.headers.Target;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.read.CReader;
import cmirror.porter.read.Sources;
import cmirror.porter.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ports the C programs of a folder, each by itself, and counts: docs/porter.md has what it printed. */
@Command(name = "table", mixinStandardHelpOptions = true,
        description = "Ports the programs below a folder, and tells how many compile and behave as in C.")
public final class Table implements Callable<Integer> {

    private static final Pattern COMMENT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|(/\\*.*?\\*/|//[^\\n]*)", Pattern.DOTALL);

    private static final Pattern MAIN = Pattern.compile("\\b(main|test_main)\\s*\\(");

    @Parameters(paramLabel = "FOLDER", description = "its C files with a main are programs")
    private Path folder;

    @Option(names = "-I", paramLabel = "FOLDER", description = "where headers are")
    private List<Path> includes = List.of();

    @Option(names = "-D", paramLabel = "NAME[=VALUE]", mapFallbackValue = "1", description = "a macro")
    private Map<String, String> defines = new LinkedHashMap<>();

    @Option(names = "--with", paramLabel = "FOLDER",
            description = "the files of a library: a program has those whose functions it calls")
    private List<Path> with = List.of();

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = ".*", description = "only the files whose path has this")
    private String only;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "where the Java is kept")
    private Path keep;

    @Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "every N-th program only")
    private int every;

    @Option(names = "--compile", description = "runs nothing")
    private boolean compileOnly;

    private final Map<String, Integer> kinds = new TreeMap<>();
    private int programs;
    private int whole;
    private int compiled;
    private int ran;
    private int alike;
    private int comments;
    private int kept;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Table()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".c") && f.toString().matches(".*(" + only + ").*"))
                    .sorted().toList();
        }
        int n = 0;
        CReader reader = new CReader(Target.host().folder(), includes, defines);
        try (WorkFolder work = WorkFolder.make("archive")) {
            Archive archive = new Archive(reader, with, work.path());
            for (Path file : files) {
                if (Files.isRegularFile(file) && MAIN.matcher(Sources.read(file)).find() && n++ % every == 0) {
                    one(file, reader, archive);
                }
            }
        }
        System.out.printf("%n| programs | ported whole | compile | run in C | behave as C | comments kept |%n"
                        + "|---|---|---|---|---|---|%n| %d | %d | %d | %d | %d | %d of %d |%n", programs, whole, compiled,
                ran, alike, kept, comments);
        kinds.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(kind -> System.out.printf("%5d  %s%n", kind.getValue(), kind.getKey()));
        return 0;
    }

    private void one(Path file, CReader reader, Archive archive) throws IOException {
        try (WorkFolder work = WorkFolder.make("table")) {
            List<Path> program = archive.program(reader, file);
            Check check = new Check(reader, work.path());
            String cc = check.compile(program);
            if (cc != null) {
                kind("not compiled by cc here");
                return;
            }
            programs++;
            Path classes = work.classes();
            Ported ported;
            try {
                ported = new Porter(Rows.ALL, reader, classes).port(program);
            } catch (RuntimeException | StackOverflowError e) {
                kind("a crash of the porter: " + e.getClass().getSimpleName() + " " + where(e));
                System.out.println(file + ": crash " + e + " " + where(e));
                return;
            }
            keep(file, ported);
            comments(program, ported);
            if (!ported.refused().isEmpty()) {
                ported.refused().forEach(problem -> kind("refused: " + problem.sentence()));
                System.out.println(file + ": refused: " + ported.refused().get(0));
            } else {
                whole++;
            }
            if (!ported.defects().isEmpty()) {
                ported.defects().forEach(problem -> kind("javac: " + problem.sentence().replaceFirst(".*line \\d+, ", "")
                        .replaceAll("symbol: +|location: .*", "")));
                System.out.println(file + ": javac: " + ported.defects().get(0));
                return;
            }
            compiled++;
            if (!compileOnly && ported.refused().isEmpty()) {
                run(file, check, ported, classes);
            }
        }
    }

    private void run(Path file, Check check, Ported ported, Path classes) {
        try {
            compare(file, check, ported, classes);
        } catch (IOException e) { // a program before may have taken away what a process needs
            kind("not run");
            System.out.println(file + ": not run: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private void compare(Path file, Check check, Ported ported, Path classes) throws IOException {
        String name = Check.name(List.of(file));
        ran++;
        List<List<String>> runs = List.of(List.of(), List.of("3", "5"));
        String input = "5\n7\nhello world\n3\nquit\n0\n";
        for (List<String> arguments : runs) {
            Outcome c = check.runC(name, arguments, input);
            Outcome java = check.runJava(ported, classes, name, arguments, input, c);
            String difference = Check.difference(c, java);
            if (difference != null) {
                kind("behaves otherwise");
                System.out.println(file + ": " + difference + (java.err().equals(c.err()) || difference.contains("stderr") ? ""
                        : " (" + java.err().lines().findFirst().orElse("") + ")"));
                return;
            }
        }
        alike++;
    }

    private void keep(Path file, Ported ported) throws IOException {
        if (keep != null) {
            for (Map.Entry<String, String> text : ported.texts().entrySet()) {
                Path to = keep.resolve(folder.relativize(file).toString().replace(".c", "")).resolve(text.getKey() + ".java");
                Files.createDirectories(to.getParent());
                Files.writeString(to, text.getValue());
            }
        }
    }

    private void comments(List<Path> program, Ported ported) throws IOException {
        String java = String.join("\n", ported.texts().values()).replaceAll("\\W+", " ");
        for (Path file : program) {
            Matcher comment = COMMENT.matcher(Sources.read(file));
            while (comment.find()) {
                if (comment.group(1) != null && comment.group(1).matches("(?s).*\\w.*")) {
                    comments++;
                    String words = comment.group(1).replaceAll("\\W+", " ").strip();
                    if (java.contains(words)) {
                        kept++;
                    }
                }
            }
        }
    }

    private static String where(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith("cmirror.porter")) {
                return element.toString();
            }
        }
        return e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0].toString();
    }

    private void kind(String kind) {
        kinds.merge(kind, 1, Integer::sum);
    }
}
