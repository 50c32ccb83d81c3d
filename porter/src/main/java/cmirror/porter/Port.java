package cmirror.porter;

import cmirror.headers.Target;
import cmirror.porter.check.Check;
import cmirror.porter.check.Outcome;
import cmirror.porter.check.WorkFolder;
import cmirror.porter.port.Ported;
import cmirror.porter.port.Porter;
import cmirror.porter.port.Unreadable;
import cmirror.porter.read.CReader;
import cmirror.porter.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Option(names = "--target", paramLabel = "PLATFORM", description = "linux-x86_64, linux-aarch64, macos-aarch64 or macos-x86_64; this one otherwise")
    private String target = Target.host().folder();

    @Option(names = "-I", paramLabel = "FOLDER", description = "where headers are looked for, as of cc")
    private List<Path> includes = List.of();

    @Option(names = "-D", paramLabel = "NAME[=VALUE]", mapFallbackValue = "1", description = "a macro, as of cc")
    private Map<String, String> defines = new LinkedHashMap<>();

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
        if (Arrays.stream(Target.values()).noneMatch(known -> known.folder().equals(target))) {
            System.err.println("port: there is no platform " + target + ": --target takes " + String.join(", ",
                    Arrays.stream(Target.values()).map(Target::folder).toList()));
            return 2;
        }
        try (WorkFolder work = WorkFolder.make("port")) {
            CReader reader = new CReader(target, includes, defines);
            Ported ported = new Porter(Rows.ALL, reader, work.classes()).port(files);
            write(ported);
            ported.refused().forEach(System.err::println);
            ported.defects().forEach(System.err::println);
            return !ported.isWhole() ? 1 : check ? check(reader, ported, work) : 0;
        } catch (Unreadable e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /** Runs both, without input, for as long as a lab takes. */
    private int check(CReader reader, Ported ported, WorkFolder work) throws IOException {
        Check both = new Check(reader, work.path());
        String cc = both.compile(files);
        if (cc != null) {
            System.err.println("not checked: cc does not compile it: " + cc);
            return 1;
        }
        String name = Check.name(files);
        Outcome c = both.runC(name, arguments, "");
        String difference = Check.difference(c, both.runJava(ported, work.classes(), name, arguments, "", c));
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
}
