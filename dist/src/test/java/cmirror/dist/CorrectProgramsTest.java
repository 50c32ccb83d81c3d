package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are right get no hint. */
class CorrectProgramsTest {

    private static final String CLASSES = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /** How many javac takes, as run calls it; what it says must be no hint. */
    private int compile(Path sources, List<? extends JavaFileObject> files) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        compiler.getTask(new StringWriter(), null, said, List.of("-proc:none", "-nowarn", "-Xlint:-options",
                "-XDshould-stop.ifError=FLOW", "-XDshould-stop.ifNoError=FLOW", "-Xplugin:cmirror", "-processorpath",
                CLASSES, "-cp", CLASSES, "-sourcepath", sources.toString()), null, files).call();
        assertThat(said.getDiagnostics()).as(files.toString()).noneMatch(one ->
                one.getMessage(null).contains("hint:"));
        Set<String> wrong = new HashSet<>();
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                wrong.add(one.getSource() == null ? "" : one.getSource().getName());
            }
        }
        return (int) files.stream().filter(file -> !wrong.contains(file.getName())).count();
    }

    private static JavaFileObject source(CorrectPrograms.Program program) {
        return new SimpleJavaFileObject(URI.create("string:///" + program.name() + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return program.text();
            }
        };
    }

    @Test
    void noneGetsAHint() throws IOException {
        Map<String, Integer> right = new TreeMap<>();
        for (CorrectPrograms.Program program : CorrectPrograms.all(folder)) {
            right.merge(program.source(), compile(program.folder(), List.of(source(program))), Integer::sum);
        }
        int sum = right.values().stream().mapToInt(n -> n).sum();
        System.out.println(sum + " correct programs without a hint: " + right);
        assertThat(right.get("samples")).isEqualTo(CorrectPrograms.files(".java", "samples/lecture", "samples/beyond").size());
        assertThat(right.get("skeletons")).isEqualTo(7);
        assertThat(sum).isGreaterThanOrEqualTo(200);
    }

    /** Neither do the classes that use the mirror and are no programs. */
    @Test
    void noClassThatUsesTheMirrorGetsAHint() throws IOException {
        int right = 0;
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            for (String root : List.of("bindings/src/test/java", "samples/src/test/java", "tools/src/test/java",
                    "tools/src/main/java")) {
                List<JavaFileObject> files = new ArrayList<>();
                manager.getJavaFileObjectsFromPaths(CorrectPrograms.files(".java", root).stream().filter(file ->
                        CorrectPrograms.read(file).matches("(?s).*\nimport (static )?cmirror\\..*")).toList())
                        .forEach(files::add);
                right += compile(CorrectPrograms.TOP.resolve(root), files);
            }
        }
        assertThat(right).isGreaterThan(200);
    }
}
