package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** httpServ, fileServ, oobServ and oobClient. */
class StreamsTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void filesOfAFolder(Side side) throws IOException {
        Path site = Files.createDirectory(folder.resolve("site"));
        String large = "0123456789abcdef".repeat(10_000);
        Files.writeString(folder.resolve("secret"), "nobody's business");
        Files.writeString(site.resolve("index.html"), "<p>hello\n");
        Files.writeString(site.resolve("large"), large);
        side.start(lab, "httpServ", "1500", site.toString()).awaitPort();

        assertThat(get("/")).isEqualTo(page("200 OK", "<p>hello\n"));
        assertThat(get("/index.html?x=1")).isEqualTo(page("200 OK", "<p>hello\n"));
        assertThat(get("/large")).isEqualTo(page("200 OK", large));
        assertThat(get("/none")).isEqualTo(page("404 Not Found", "there is no such file\n"));
        assertThat(get("/.")).isEqualTo(page("404 Not Found", "there is no such file\n"));
        assertThat(get("/../secret")).isEqualTo(
                page("403 Forbidden", "not below the folder\n"));
        assertThat(lab.runC("ask", "POST / HTTP/1.0\r\n\r\n")).isEqualTo(
                page("501 Not Implemented", "only GET\n"));
    }

    private String get(String path) {
        return lab.runC("ask", "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
    }

    private static String page(String status, String text) {
        return "HTTP/1.0 " + status + "\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
    }

    @ParameterizedTest
    @EnumSource
    void fileByReadAndSendThenBySendfile(Side side) throws IOException {
        String text = "0123456789abcdef".repeat(60_000);
        Path file = Files.writeString(folder.resolve("file"), text);
        Run server = side.start(lab, "fileServ", file.toString()).awaitPort();

        String expected = file + " " + text.length() + "\n" + text;
        assertThat(lab.runC("ask")).isEqualTo(expected);
        assertThat(lab.runC("ask")).isEqualTo(expected);

        server.awaitLines(2);
        assertThat(server.out()).matches(
                "fileServ: 960000 bytes by read and send in \\d+ us\n"
                + "fileServ: 960000 bytes by sendfile in \\d+ us\n");
    }

    @ParameterizedTest
    @EnumSource
    void urgentByte(Side side) {
        Run server = side.start(lab, "oobServ").awaitPort();
        Run client = side.other().start(lab, "oobClient", "127.0.0.1", "before", "now", "after");
        assertThat(client.end()).isEqualTo(Result.of(0,
                "oobClient: sent 'before', urgent 'now', 'after'\n"));
        // the last byte of what was sent with MSG_OOB is the urgent one
        assertThat(server.end()).isEqualTo(Result.of(0,
                "oobServ: received 8 bytes : beforeno\n"
                + "oobServ: at the mark\n"
                + "oobServ: received 6 bytes : wafter\n"
                + "oobServ: connection closed by client \n"));
    }
}
