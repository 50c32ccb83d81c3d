package cmirror.porter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is not ported is told with its place, stays as a comment, and takes nothing else with it. */
class RefusalsTest {

    @TempDir
    Path folder;

    @Test
    void aGotoIntoABlockIsToldAndTheRestIsPorted() throws IOException {
        Snippet snippet = Snippet.main(folder, """
                int n = 0;
                if (n == 0)
                    goto inside;
                while (n < 3) {
                inside:
                    n++;
                }
                printf("%d\\n", n);
                """);
        assertThat(snippet.ported().refused()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.sentence()).isEqualTo("goto inside: Java has none: write this by hand");
        });
        assertThat(snippet.java()).contains("// goto inside;").contains("printf(\"%d\\n\", n);");
    }

    @Test
    void whatTheMirrorLacksIsNamed() throws IOException {
        Snippet snippet = new Snippet(folder, """
                #include <setjmp.h>
                int main(void)
                {
                    return no_such_function(3);
                }
                """);
        assertThat(snippet.ported().isWhole()).isFalse();
        assertThat(String.valueOf(snippet.ported().refused())).contains("no_such_function");
    }

    @Test
    void aFunctionOfAFileThatWasNotNamed() throws IOException {
        Snippet snippet = new Snippet(folder, """
                int helper(int n);
                int main(void) { return helper(3); }
                """);
        assertThat(snippet.ported().refused()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .isEqualTo("no file that was named defines helper: write this by hand"));
    }

    @Test
    void filesThatAreNoC() throws IOException {
        Path file = folder.resolve("X.c");
        assertThat(Input.refused(List.of(file))).isEqualTo("port: there is no file " + file);
        Files.writeString(file, "#include <iostream>\nusing namespace std;\n");
        assertThat(Input.refused(List.of(file))).isEqualTo(file + ":1: this is C++: only C is ported");
        Files.writeString(file, "import java.util.List;\n\nclass X { }\n");
        assertThat(Input.refused(List.of(file))).isEqualTo(file + ":1: this is Java already");
    }

    @Test
    void aPlatformThatThereIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("x.c"), "int main(void) { return 0; }\n");
        assertThat(new CommandLine(new Port()).execute("--target", "toaster", file.toString())).isEqualTo(2);
        assertThat(folder.resolve("X.java")).doesNotExist();
    }
}
