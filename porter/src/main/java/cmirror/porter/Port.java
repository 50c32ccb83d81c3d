package cmirror.porter;

import cmirror.porter.check.Check;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.port.Unreadable;
import cmirror.porter.read.CReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab port udpServ.c}: a C lab in, the same program in Java out. */
@Command(name = "port", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes the Java of a C program: UdpServ.java for udpServ.c.")
public final class Port implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.c", arity = "1..*", description = "the files of one program")
    private List<Path> files;

    @Option(names = "-o", paramLabel = "FOLDER", description = "where the Java goes; beside the C otherwise")
    private Path folder;

    @Option(names = "--target", paramLabel = "PLATFORM", defaultValue = "",
            description = "linux-x86_64, linux-aarch64, macos-aarch64 or macos-x86_64; this one otherwise")
    private String target;

    @Option(names = "-I", paramLabel = "FOLDER", description = "where headers are looked for, as of cc")
    private List<Path> includes = List.of();

    @Option(names = "-D", paramLabel = "NAME[=VALUE]", description = "a macro, as of cc")
    private List<String> defines = List.of();

    @Option(names = "--check", description = "also compiles the C with cc, runs both alike, and shows the first difference")
    private boolean check;

    @Option(names = "--args", paramLabel = "ARGUMENT", arity = "0..*", description = "with --check: what both are run with")
    private List<String> arguments = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Port()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        String refused = Input.refused(files);
        if (refused != null) {
            System.err.println(refused);
            return 2;
        }
        Map<String, String> macros = new LinkedHashMap<>();
        for (String define : defines) {
            int equals = define.indexOf('=');
            macros.put(equals < 0 ? define : define.substring(0, equals),
                    equals < 0 ? "1" : define.substring(equals + 1));
        }
        Path classes = Files.createTempDirectory("port");
        try {
            CReader reader = new CReader(target.isEmpty() ? here() : target, includes, macros);
            Ported ported = new Porter(reader, Files.createDirectories(classes.resolve("classes"))).port(files);
            write(ported);
            ported.refused().forEach(System.err::println);
            ported.defects().forEach(System.err::println);
            return !ported.isWhole() ? 1 : check ? check(reader, ported, classes) : 0;
        } catch (Unreadable e) {
            System.err.println(e.getMessage());
            return 2;
        } finally {
            delete(classes);
        }
    }

    /** Runs both, without input, for as long as a lab takes. */
    private int check(CReader reader, Ported ported, Path work) throws IOException {
        Check both = new Check(reader, work);
        String cc = both.compile(files);
        if (cc != null) {
            System.err.println("not checked: cc does not compile it: " + cc);
            return 1;
        }
        String name = Check.name(files);
        String difference = Check.difference(both.runC(name, arguments, ""),
                both.runJava(ported, work.resolve("classes"), name, arguments, ""));
        System.err.println(difference == null ? "checked: both print the same and end alike" : difference);
        return difference == null ? 0 : 1;
    }

    private void write(Ported ported) throws IOException {
        for (Map.Entry<String, String> text : ported.texts().entrySet()) {
            Path beside = ported.sources().get(text.getKey()).toAbsolutePath().getParent();
            Path to = (folder == null ? beside : Files.createDirectories(folder)).resolve(text.getKey() + ".java");
            Files.writeString(to, text.getValue());
        }
        System.err.println(summary(ported));
    }

    private static String summary(Ported ported) {
        long lines = ported.texts().values().stream().mapToLong(t -> t.lines().count()).sum();
        int open = ported.refused().size() + ported.defects().size();
        return String.join(", ", ported.texts().keySet().stream().map(n -> n + ".java").toList()) + ": " + lines
                + " lines" + (open == 0 ? "" : ", " + open + (open == 1 ? " place" : " places")
                        + " to be written by hand");
    }

    /** The platform that this JVM runs on. */
    public static String here() {
        String os = System.getProperty("os.name").startsWith("Mac") ? "macos-" : "linux-";
        String machine = System.getProperty("os.arch");
        return os + (machine.equals("amd64") ? "x86_64" : machine.equals("arm64") ? "aarch64" : machine);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
