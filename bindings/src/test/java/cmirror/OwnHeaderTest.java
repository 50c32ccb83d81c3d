package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lab header proto.h}: what jextract and the generator make of it is what C sees. */
class OwnHeaderTest {

    private static final String HEADER = """
            #include <stdint.h>
            #include <netinet/in.h>
            #define PROTO_PORT 5000
            #define PROTO_MAGIC 0xcafebabeu
            #define PROTO_NAME "proto"
            enum { PROTO_GET = 1, PROTO_PUT };
            struct point { int x, y; };
            typedef struct msg {
                uint16_t kind;
                uint32_t length;
                struct point at[2];
                struct sockaddr_in from;
                union { int number; float real; } value;
                struct point *next;
                unsigned flags : 3;
                signed char text[16];
            } msg_t;
            int send_msg(int sd, const msg_t *m);
            """;

    private static Child.Result generate(Path folder, String home) throws IOException {
        Path header = Files.writeString(folder.resolve("proto.h"), HEADER);
        return Child.java("cmirror.generator.GenerateOwn", folder.resolve("work").toString(),
                header.toString()).env("JEXTRACT_HOME", home)
                .env("JEXTRACT_ARGS", System.getProperty("jextract.args",
                        System.getenv().getOrDefault("JEXTRACT_ARGS", ""))).run();
    }

    @Test
    void withoutJextractThereIsASentence(@TempDir Path folder) throws IOException {
        Child.Result result = generate(folder, folder.toString());
        assertThat(result.stderr()).startsWith("lab: there is no jextract: it is on jdk.java.net")
                .endsWith("Without it a struct is five lines of Java by hand: see "
                        + "docs/own-header.md\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void withJextractItsStructsAreCs() throws IOException {
        String home = System.getProperty("jextract.home",
                System.getenv().getOrDefault("JEXTRACT_HOME", ""));
        CProgram.assume(!home.isEmpty() || CProgram.exists("jextract"),
                "there is no jextract to read a header (jextract.home, JEXTRACT_HOME, PATH)");
        CProgram.assumeCompiler();
        Path folder = Files.createDirectories(Path.of("target", "java", "OwnHeader"));
        Child.Result made = generate(folder, home);
        assertThat(made.stderr()).isEmpty();
        assertThat(made.text()).contains("PROTO_NAME: no integer",
                "flags: bitfields are not supported",
                "send_msg: of a library", "import static proto.proto_h.*;\nimport proto.msg;\n");
        JavaProgram mirror = JavaProgram.compile("OwnHeader", JavaProgram.PROLOGUE + """
                import static proto.proto_h.*;
                import proto.msg;
                import proto.point;
                class OwnHeader {
                    static int main(int argc, String[] argv) {
                        var m = new msg();
                        m.kind(PROTO_PUT);
                        m.length(PROTO_MAGIC);
                        m.at(1).y(-7);
                        sockaddr_in.of(m.from()).sin_port(htons(PROTO_PORT));
                        m.value().number(3);
                        m.text(15, -1);
                        printf("%d %d %d %d %d\\n", sizeof(msg.class), offsetof(msg.class, "next"),
                                offsetof(msg.class, "text"), PROTO_GET, sizeof(point.class));
                        for (int i = 0; i < sizeof(m); i++) {
                            printf("%02x", at(m.segment(), i) & 0xff);
                        }
                        return 0;
                    }
                }
                """);
        CProgram c = CProgram.compile("own-header", HEADER + """
                #include <stddef.h>
                #include <stdio.h>
                #include <string.h>
                int main(void) {
                    msg_t m;
                    memset(&m, 0, sizeof m);
                    m.kind = PROTO_PUT;
                    m.length = PROTO_MAGIC;
                    m.at[1].y = -7;
                    m.from.sin_port = htons(PROTO_PORT);
                    m.value.number = 3;
                    m.text[15] = -1;
                    printf("%zu %zu %zu %d %zu\\n", sizeof(msg_t), offsetof(msg_t, next),
                           offsetof(msg_t, text), PROTO_GET, sizeof(struct point));
                    for (size_t i = 0; i < sizeof m; i++)
                        printf("%02x", ((unsigned char *)&m)[i]);
                }
                """);
        Child.Result result = mirror.run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo(c.run().text());
    }
}
