package cmirror.tools.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Programs that are wrong in one way, and what their author is told. */
class HintsTest {

    @TempDir
    private Path folder;

    static Stream<Mistaken> mistakes() {
        return Mistaken.all("mistakes.txt");
    }

    private String explain(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("MyServ.java"), program);
        StringWriter err = new StringWriter();
        int status = new CommandLine(new Explain()).setErr(new PrintWriter(err)).execute(file.toString());
        assertThat(status).as(err.toString()).isEqualTo(Explain.EXPLAINED);
        return err.toString();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedBelowTheCompilersWords(Mistaken wrong) throws IOException {
        List<String> lines = explain(wrong.program()).lines().toList();
        int hint = 0;
        while (hint < lines.size() && !lines.get(hint).startsWith("hint: ")) {
            hint++;
        }
        assertThat(lines.subList(0, hint)).anyMatch(line -> line.contains("MyServ.java:")
                && line.contains("error: "));
        assertThat(String.join("\n", lines.subList(hint, lines.size()))).contains(wrong.hint());
    }

    @Test
    void anErrorThatNoRowKnowsIsLeftAsItIs() throws IOException {
        assertThat(explain(Mistaken.BEGINNING + "        int n = 5\n" + Mistaken.END)).contains("';' expected", "1 error")
                .doesNotContain("hint: ");
    }

    /** Here only the writing of the class fails. */
    @Test
    void whatOnlyJavacRefusesIsLeftToIt() throws IOException {
        Path file = Files.writeString(folder.resolve("MyServ.java"), Mistaken.BEGINNING
                + "        int n = argc;\n" + "        n = n * 31 + n / 7 - n * n;\n".repeat(9000) + Mistaken.END);
        StringWriter err = new StringWriter();
        assertThat(new CommandLine(new Explain()).setErr(new PrintWriter(err)).execute(file.toString()))
                .isEqualTo(Explain.NOT_EXPLAINED);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyRowIsWholeAndOfOneMistake() {
        List<Hint> rows = Stream.of(Hint.Occasion.values())
                .flatMap(occasion -> new Hints(occasion, null).rows().stream()).toList();
        assertThat(rows).hasSizeGreaterThan(90).allSatisfy(row ->
                assertThat(row.write()).isNotBlank().doesNotContain("\t"));
        assertThat(rows).extracting(Hint::mistake).doesNotHaveDuplicates();
    }
}
