package cmirror.tools.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are right get no hint: the samples, those in the tests' texts, and all that uses the mirror. */
class CorrectProgramsTest {

    private static final Path TOP = Path.of(System.getenv("CMIRROR_SAMPLES")).toAbsolutePath().normalize().getParent();
    private static final Pattern BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?(?:final )?class (\\w+) \\{", Pattern.MULTILINE);
    private static final String CLASSES = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    private static List<Path> files(String... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String each : folders) {
            try (Stream<Path> files = Files.walk(TOP.resolve(each))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole programs in the texts of a test. */
    private List<Path> programs(Path test) {
        List<Path> programs = new ArrayList<>();
        Matcher block = BLOCK.matcher(text(test));
        while (block.find()) {
            if (block.group(1).contains("\\u")) {
                continue; // translateEscapes does not know it
            }
            String text = block.group(1).stripIndent().translateEscapes();
            Matcher name = CLASS.matcher(text);
            if (text.startsWith("import static cmirror.") && name.find()) {
                Path own = folder.resolve("p" + test.getFileName() + programs.size());
                try {
                    programs.add(Files.writeString(Files.createDirectories(own).resolve(name.group(1) + ".java"), text));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return programs;
    }

    /** How many javac compiles, as run does, among these files of a folder; what it says must be no hint. */
    private int compile(Path sources, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(new StringWriter(), manager, said, List.of("-proc:none", "-nowarn",
                    "-Xlint:-options", "-XDshould-stop.ifError=FLOW", "-Xplugin:cmirror", "-processorpath", CLASSES,
                    "-cp", CLASSES, "-sourcepath", sources.toString(), "-d", Files.createDirectories(folder.resolve("classes")).toString()), null,
                    manager.getJavaFileObjectsFromPaths(files)).call();
            assertThat(said.getDiagnostics()).as(files.toString()).noneMatch(one ->
                    one.getMessage(null).contains("hint:"));
            Set<String> wrong = new HashSet<>();
            for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
                if (one.getKind() == Diagnostic.Kind.ERROR && one.getSource() != null) {
                    wrong.add(one.getSource().getName());
                }
            }
            return files.size() - wrong.size();
        }
    }

    @Test
    void noneGetsAHint() throws IOException {
        int right = 0;
        for (Path sample : files("samples/lecture", "samples/beyond")) {
            assertThat(compile(sample.getParent(), List.of(sample))).as(sample.toString()).isOne();
            right++;
        }
        int samples = right;
        for (Path test : files("bindings/src/test/java")) {
            for (Path program : programs(test)) {
                right += compile(program.getParent(), List.of(program));
            }
        }
        int programs = right - samples;
        // what uses the mirror itself, but for files that need more than is here
        for (String root : List.of("bindings/src/test/java", "samples/src/test/java", "tools/src/test/java",
                "tools/src/main/java")) {
            right += compile(TOP.resolve(root), files(root).stream().filter(file ->
                    text(file).contains("import static cmirror.") || text(file).contains("import cmirror.")).toList());
        }
        System.out.println(samples + " samples, " + programs + " programs of tests, " + (right - samples - programs)
                + " classes that use the mirror");
        assertThat(right).isGreaterThanOrEqualTo(200);
    }
}
