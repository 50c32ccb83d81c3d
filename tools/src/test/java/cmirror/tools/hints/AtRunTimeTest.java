package cmirror.tools.hints;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that javac compiles, and that are wrong. */
class AtRunTimeTest {

    @TempDir
    private Path folder;

    static Stream<Mistaken> mistakes() {
        return Mistaken.all("thrown.txt");
    }

    /** As run compiles it; returns what javac says. */
    private String compile(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("MyServ.java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String classes = System.getProperty("java.class.path");
            assertThat(compiler.getTask(said, files, null, List.of("-g", "-proc:none", "-nowarn", "-Xlint:-options",
                    "-Xplugin:cmirror", "-processorpath", classes, "-cp", classes, "-d", folder.toString()), null,
                    files.getJavaFileObjects(file)).call()).as(said.toString()).isTrue();
        }
        return said.toString();
    }

    private Child.Result run() {
        List<String> command = new ArrayList<>(List.of(Child.javaCommand("cmirror.Main")));
        command.set(command.indexOf("-cp") + 1, System.getProperty("java.class.path") + ":" + folder);
        command.addAll(1, List.of("-Dcmirror.hints=cmirror.tools.hints.AtRunTime", "-Dcmirror.sources=" + folder));
        command.add("MyServ");
        return Child.of(command.toArray(String[]::new)).run();
    }

    /** The sentence, the program's own lines, and then the hint. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedBelowTheSentence(Mistaken wrong) throws IOException {
        assertThat(compile(wrong.program())).isEmpty();
        Child.Result result = run();
        List<String> lines = result.stderr().lines().toList();
        List<String> hints = lines.stream().filter(line -> line.startsWith("hint: ")).toList();
        assertThat(String.join("\n", hints)).as(result.stderr()).contains(wrong.hint());
        assertThat(lines.getFirst()).doesNotStartWith("hint: ");
        assertThat(lines).endsWith(hints.toArray(String[]::new));
        assertThat(lines.stream().filter(line -> line.startsWith("\tat ")))
                .allMatch(line -> line.contains("MyServ") && line.contains("(MyServ.java:"));
        assertThat(result.status()).isIn(1, 127);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "if (argv[1] == \"quit\") return 1; | hint: strcmp(argv[1], \"quit\") == 0",
        "if (argv[1] != argv[2]) return 1; | hint: strcmp(argv[1], argv[2]) != 0",
        "Runnable r = () -> { String s = \"a\"; assert s == argv[0]; }; | hint: strcmp(s, argv[0]) == 0"})
    void stringsComparedWithTwoEqualSigns(String line, String hint) throws IOException {
        assertThat(compile(Mistaken.BEGINNING + line + "\n" + Mistaken.END))
                .contains("MyServ.java:6: warning: this asks", line, hint).containsOnlyOnce("hint:");
    }

    @Test
    void otherComparisonsAreLeftAlone() throws IOException {
        assertThat(compile(Mistaken.BEGINNING + """
                String s = argc > 1 ? argv[1] : null;
                if (s == NULL || s == null || argc == 7 || s.equals("x")) return 1;
                """ + Mistaken.END)).isEmpty();
    }

    @Test
    void anExceptionThatNoRowKnows() throws IOException {
        compile(Mistaken.BEGINNING + "if (true) throw new IllegalStateException(\"no good\");\n" + Mistaken.END);
        assertThat(run().stderr()).isEqualTo(
                "java.lang.IllegalStateException: no good\n\tat MyServ.main(MyServ.java:6)\n");
    }
}
