package cmirror.tools.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Programs that are wrong in one way, and what their author is told. */
class HintsTest {

    private static final String BEGINNING = """
            import static cmirror.inet_h.*;
            import cmirror.*;

            class MyServ {
                static int main(int argc, String argv[]) {
            """;
    private static final String END = "        return 0;\n    }\n}\n";

    @TempDir
    private Path folder;

    /** A program of mistakes.txt, and words of its hint. */
    private record Wrong(String name, String hint, String program) {

        static Wrong read(String text) {
            String[] parts = text.split("\n(hint: )?", 3);
            boolean whole = parts[2].contains("class MyServ");
            return new Wrong(parts[0], parts[1], whole ? parts[2] : BEGINNING + parts[2] + END);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wrong> mistakes() {
        try (var in = HintsTest.class.getResourceAsStream("mistakes.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("(?m)^=== ").splitAsStream(all).filter(part -> !part.isBlank())
                    .map(Wrong::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String explain(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("MyServ.java"), program);
        StringWriter err = new StringWriter();
        int status = new CommandLine(new Explain()).setErr(new PrintWriter(err)).execute(file.toString());
        assertThat(status).as(err.toString()).isEqualTo(1);
        return err.toString();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedBelowTheCompilersWords(Wrong wrong) throws IOException {
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
        assertThat(explain(BEGINNING + "        int n = 5\n" + END)).contains("';' expected", "1 error")
                .doesNotContain("hint: ");
    }

    @Test
    void everyRowIsWholeAndOfOneMistake() {
        Hints hints = new Hints(new Names(Path.of(System.getenv("CMIRROR_HEADERS"), "symbols")));
        assertThat(hints.rows()).hasSizeGreaterThan(60).allSatisfy(row ->
                assertThat(row.write()).isNotBlank().doesNotContain("\t"));
        assertThat(hints.rows()).extracting(Hint::mistake).doesNotHaveDuplicates();
    }
}
