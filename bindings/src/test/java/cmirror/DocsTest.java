package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README and the docs show of Java compiles, and does what the C beside it does. */
class DocsTest {

    private static final Path TOP = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("^```(\\w*)\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);

    private record Block(String language, String text) { }

    private static List<Block> blocks(String file) {
        List<Block> blocks = new ArrayList<>();
        try {
            Matcher matcher = FENCED.matcher(Files.readString(TOP.resolve(file)));
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blocks;
    }

    /** The fragments of C as one program, and those of Java beside them as another. */
    @Test
    void thePairsOfTheCheatSheetPrintTheSame() {
        CProgram.assumeCompiler();
        StringBuilder c = new StringBuilder("""
                #include <arpa/inet.h>
                #include <netinet/in.h>
                #include <poll.h>
                #include <signal.h>
                #include <stddef.h>
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                #include <sys/socket.h>
                static void bye(void) { puts("bye"); }
                int main(void) {
                """);
        StringBuilder java = new StringBuilder("""
                import static cmirror.inet_h.*;
                import static cmirror.poll_h.*;
                import cmirror.*;
                import java.lang.foreign.MemorySegment;
                class MyServ {
                static void bye() { puts("bye"); }
                static int main(int argc, String argv[]) {
                """);
        List<Block> pairs = blocks("docs/cheat-sheet.md").stream()
                .filter(block -> !block.text().contains("inet.h\"") && !block.text().contains("import")).toList();
        int n = 0;
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            assertThat(pairs.get(i).language() + pairs.get(i + 1).language()).isEqualTo("cjava");
            c.append("{ puts(\"pair ").append(++n).append("\");\n").append(pairs.get(i).text()).append("}\n");
            java.append("{ puts(\"pair ").append(n).append("\");\n").append(pairs.get(i + 1).text()).append("}\n");
        }
        assertThat(n).isGreaterThan(10);
        var ofC = CProgram.compile("cheat-sheet", c + "return 0; }\n").run();
        var ofJava = JavaProgram.compile("MyServ", java + "return 0; }\n}\n").run();
        assertThat(ofJava.stderr()).isEmpty();
        assertThat(ofJava.text()).isEqualTo(ofC.text()).contains("pair " + n, "bye");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/port.md", "docs/library.md"})
    void theProgramsCompile(String file) {
        int programs = 0;
        for (Block block : blocks(file)) {
            Matcher name = CLASS.matcher(block.text());
            if (block.language().equals("java") && name.find()) {
                JavaProgram.compile(name.group(1), block.text());
                programs++;
            }
        }
        assertThat(programs).as("programs in " + file).isPositive();
    }

    /** A link to a file of ours leads to one. */
    @Test
    void noLinkIsBroken() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> docs = Stream.concat(Files.list(TOP), Files.list(TOP.resolve("docs")))) {
            for (Path doc : (Iterable<Path>) docs.filter(path -> path.toString().endsWith(".md"))::iterator) {
                Matcher link = Pattern.compile("\\]\\((?!\\w+:|#)([^)#\\s]+)").matcher(Files.readString(doc));
                while (link.find()) {
                    if (!Files.exists(doc.resolveSibling(link.group(1)))) {
                        broken.add(doc + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
