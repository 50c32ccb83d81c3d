package cmirror.tools.bench;

import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./lab port}, from exec to compiled classes: of one file, of more in one call, of a long one. */
final class PortScene {

    private static final int FUNCTIONS = 6;
    private static final int MORE = 9;

    private final Path folder;

    /** {@code folder}: for the C programs, and their Java. */
    PortScene(Path folder) {
        this.folder = folder;
    }

    List<Competitor> competitors() throws IOException {
        String one = file("one.c", main(0, FUNCTIONS));
        List<String> more = new ArrayList<>(List.of(one));
        for (int i = 1; i <= MORE; i++) {
            more.add(file("more" + i + ".c", head() + functions(i * FUNCTIONS, FUNCTIONS)));
        }
        String wide = file("wide.c", main(0, FUNCTIONS + 1000 / function(0).split("\n", -1).length));
        return List.of(new Competitor("one file of 70 lines", port(List.of(one))),
                new Competitor("and nine more", port(more)),
                new Competitor("and 1,000 lines", port(List.of(wide))));
    }

    private List<String> port(List<String> files) {
        List<String> command = new ArrayList<>(List.of(Script.command(), "port", "-o", folder.resolve("java").toString()));
        command.addAll(files);
        return command;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String head() {
        return "#include <stdio.h>\n#include <string.h>\n#include <sys/socket.h>\n#include <netinet/in.h>\n\n";
    }

    private static String main(int first, int n) {
        return head() + functions(first, n) + """
                int main(int argc, char *argv[]) {
                    struct sockaddr_in addr = {0};
                    addr.sin_port = htons(80);
                    printf("%d %d\\n", work0(argc, argv[0]), ntohs(addr.sin_port));
                    return 0;
                }
                """;
    }

    private static String functions(int first, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(function(first + i));
        }
        return text.toString();
    }

    private static String function(int i) {
        return """
                static int work%d(int n, const char *text) {
                    char buf[80];
                    unsigned sum = 0;
                    strncpy(buf, text, sizeof(buf) - 1);
                    for (char *p = buf; *p; p++) {
                        sum = sum * 31 + (unsigned char) *p; /* a hash */
                    }
                    return sum %% 7 && n ? (int) sum : -1;
                }

                """.formatted(i);
    }
}
