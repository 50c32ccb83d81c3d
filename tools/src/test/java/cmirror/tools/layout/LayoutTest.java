package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.tools.script.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./lab layout}. */
class LayoutTest {

    private final StringWriter errors = new StringWriter();
    private int status;

    private String layout(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            status = new CommandLine(new Layout()).setErr(new PrintWriter(errors, true))
                    .execute(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString();
    }

    @Test
    void severalStructsAndPatterns() {
        assertThat(layout("struct", "in_addr", "sockaddr_in*", "--target", "macos-x86_64"))
                .contains("struct in_addr  <netinet/in.h>  macos-x86_64",
                        "struct sockaddr_in  <", "struct sockaddr_in6  <")
                .doesNotContain("struct sockaddr_un");
        assertThat(status).isZero();
    }

    @Test
    void withoutArgumentsItHelps() {
        assertThat(layout()).contains("Usage:", "--compare", "--target");
        assertThat(status).isZero();
    }

    @Test
    void comparesSideBySide() {
        assertThat(layout("sockaddr_in", "--compare", "linux-x86_64,macos-aarch64").lines())
                .contains("* sin_len    |       -       -                    |"
                        + "       0       1 __uint8_t",
                        "  sin_port   |       2       2 net in_port_t      |"
                        + "       2       2 net in_port_t", "* 3 of 5 members differ");
        assertThat(layout("epoll_event", "--compare", "linux-x86_64,macos-aarch64").lines())
                .contains("macos-aarch64  has no struct epoll_event");
        assertThat(layout("in_addr", "--compare", "linux-x86_64,linux-aarch64"))
                .contains("every member is alike");
        assertThat(layout("*", "--compare", String.join(",", Structs.ALL.targets())).lines())
                .allMatch(line -> line.length() <= 100);
        assertThat(layout("*", "--compare", "linux-x86_64,macos-aarch64").lines())
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatThereIsNotIsSaid() {
        layout("sockadr_in");
        assertThat(status).isEqualTo(2);
        assertThat(errors.toString())
                .contains("there is no struct sockadr_in; did you mean sockaddr_in,");
        layout("tm[");
        assertThat(errors.toString()).contains("there is no struct tm[; did you mean tm");
        layout("epoll_event", "--target", "macos-aarch64");
        assertThat(errors.toString()).contains("there is no struct epoll_event on macos-aarch64,"
                + " only on linux-x86_64, linux-aarch64");
        layout("in_addr", "--target", "plan9");
        assertThat(errors.toString()).contains("there is no target plan9, only [linux-x86_64,");
        layout("in_addr", "--json", "--c");
        assertThat(errors.toString()).contains("mutually exclusive");
        layout("in_addr", "--compare", "linux-x86_64");
        assertThat(errors.toString()).contains("--compare takes two to 4 targets");
    }

    /** What docs/layouts.md shows, on the machine that it is written on. */
    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        Path page = Script.headers().resolveSibling("docs/layouts.md");
        Matcher shown = Pattern.compile("```\n\\$ ./lab layout (.*)\n((?s:.*?))```\n")
                .matcher(Files.readString(page));
        int count = 0;
        while (shown.find()) {
            String arguments = shown.group(1)
                    + (shown.group(1).contains("--compare") ? "" : " --target linux-x86_64");
            assertThat(layout(arguments.split(" "))).isEqualTo(shown.group(2));
            count++;
        }
        assertThat(count).isEqualTo(8);
    }

    /** The pictures of docs are what the tool draws. */
    @Test
    void thePicturesAreTheTools(@TempDir Path folder) throws IOException {
        Path svg = folder.resolve("a.svg");
        Path docs = Script.headers().resolveSibling("docs/layouts");
        layout("sockaddr_in", "--svg", svg.toString(), "--compare", "linux-x86_64,macos-aarch64");
        assertThat(svg).hasSameTextualContentAs(docs.resolve("sockaddr_in.svg"));
        layout("epoll_event", "--svg", svg.toString(), "--compare", "linux-x86_64,linux-aarch64");
        assertThat(svg).hasSameTextualContentAs(docs.resolve("epoll_event.svg"));
        layout("iphdr", "--svg", svg.toString(), "--target", "linux-x86_64");
        assertThat(svg).hasSameTextualContentAs(docs.resolve("iphdr.svg"));
    }

    /** Without a word on targets, a picture has this one and its counterpart. */
    @Test
    void writesFiles(@TempDir Path folder) throws IOException {
        Path svg = folder.resolve("a.svg");
        layout("sockaddr_in", "--svg", svg.toString());
        assertThat(Files.readString(svg)).startsWith("<svg").contains("linux", "macos");
        Path html = folder.resolve("a.html");
        layout("sockaddr_in", "epoll_event", "--html", html.toString(), "--target",
                "linux-x86_64");
        assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").doesNotContain("macos");
        assertThat(List.of(layout("in_addr", "--c", "--target", "linux-x86_64").split("\n")))
                .contains("#include <netinet/in.h>",
                        "//     in_addr_t s_addr;     /*      0      4 */ network byte order");
    }
}
