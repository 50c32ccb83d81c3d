package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The struct by hand of docs/own-header.md, as it stands there, has C's layout. */
class OwnStructTest {

    private static final String C_PROLOGUE = "#include <arpa/inet.h>\n#include <stddef.h>\n"
            + "#include <stdint.h>\n#include <stdio.h>\n#include <string.h>\n#include <unistd.h>\n";

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/own-header.md")))
                .results().map(block -> block.group(1)).toList();
    }

    @Test
    void takesFiveLines() throws IOException {
        List<String> java = blocks("java");
        assertThat(java.getFirst().lines().toList()).hasSize(6); // and the closing brace
    }

    @Test
    void standsWhereCHasIt() throws IOException {
        CProgram.assumeCompiler();
        CProgram c = CProgram.compile("own-struct", C_PROLOGUE + blocks("c").getFirst()
                + "int main(void) { printf(\"super(%zu, %zu) %zu %zu %zu %zu\\n\", "
                + "sizeof(struct msg), _Alignof(struct msg), offsetof(struct msg, kind), "
                + "offsetof(struct msg, length), "
                + "offsetof(struct msg, text), sizeof(((struct msg *)0)->text)); }\n");
        JavaProgram mirror = JavaProgram.compile("OwnStructLayout", "import java.lang.foreign.*;\n"
                + JavaProgram.PROLOGUE + """
                class OwnStructLayout {
                    static int main(int argc, String[] argv) {
                        var m = new msg();
                        long start = m.segment().address();
                        printf("%s %ld %ld %ld %d\\n", argv[1],
                                m.kind.segment().address() - start,
                                m.length.segment().address() - start,
                                m.text.address() - start, sizeof(m.text));
                        return sizeof(m) == 24 ? 0 : 1;
                    }
                }
                """ + blocks("java").getFirst());
        Matcher size = Pattern.compile("super\\(.*?\\)").matcher(blocks("java").getFirst());
        assertThat(size.find()).isTrue();
        Child.Result result = mirror.run(size.group());
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo(c.run().text());
        assertThat(result.status()).isZero();
    }

    /** The whole example, beside the same lines in C: the same bytes. */
    @Test
    void goesOutAsCSendsIt() throws IOException {
        CProgram.assumeCompiler();
        CProgram c = CProgram.compile("own-struct-demo", C_PROLOGUE + blocks("c").getFirst()
                + "int main(void) { struct msg m; memset(&m, 0, sizeof m); m.kind = htons(7); "
                + "m.length = htonl(11); memcpy(m.text, \"Hello World\", 11); "
                + "return write(1, &m, sizeof m) == sizeof m ? 0 : 1; }\n");
        JavaProgram mirror = JavaProgram.compile("MsgDemo", blocks("java").get(1)
                + blocks("java").getFirst());
        Child.Result result = mirror.run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).isEqualTo(c.run().stdout());
        assertThat(result.status()).isZero();
    }
}
