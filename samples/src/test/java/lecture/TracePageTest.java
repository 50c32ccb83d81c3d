package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import cmirror.tools.trace.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code ./lab trace --html} draws, and what a browser says of it. */
class TracePageTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @Test
    void messagesBetweenTwoPrograms() throws IOException, InterruptedException {
        Run server = traced("udpServ").awaitPort();
        traced("udpClient", "127.0.0.1", "bonjour", "les <amis>").end();
        server.awaitIdle();
        String page = page("udpServ", "udpClient");
        assertThat(count(page, "class=\"arrow datagram\"")).isEqualTo(2);
        assertThat(page).contains("62 6f 6e 6a 6f 75 72 00", "les &lt;amis&gt;");
        show(page);
    }

    @Test
    void bytesOfAConnection() throws IOException, InterruptedException {
        Run server = traced("tcpServer").awaitPort();
        traced("tcpClient", "127.0.0.1", "bonjour").end();
        server.awaitIdle();
        String page = page("tcpServer", "tcpClient");
        assertThat(count(page, "class=\"arrow connection\"")).isEqualTo(1);
        assertThat(count(page, "class=\"arrow bytes\"")).isEqualTo(1);
        show(page);
    }

    @Test
    void treeOfForks() throws IOException, InterruptedException {
        traced("howMany1").end();
        String page = page("howMany1");
        assertThat(count(page, "class=\"process")).isEqualTo(256);
        assertThat(count(page, "class=\"branch\"")).isEqualTo(255);
        show(page);
    }

    private Run traced(String program, String... args) {
        lab.environment("JDK_JAVA_OPTIONS", "-Dcmirror.trace=on -Dcmirror.trace.json=true "
                + "-Dcmirror.trace.file=" + folder.resolve(program));
        return lab.start(program, args);
    }

    private String page(String... programs) throws IOException {
        return Page.read(List.of(programs).stream().map(List::of).toList(),
                List.of(programs).stream().map(folder::resolve).toList());
    }

    private static int count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).split(text, -1).length - 1;
    }

    /** It needs no network, and a browser draws it without a complaint, light and dark. */
    private void show(String page) throws IOException, InterruptedException {
        assertThat(page).doesNotContain("<script").doesNotContainPattern("(src|href)=\"http");
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Skip.unless(OnPath.has("chromium"), "there is no chromium to show the page");
        for (String scheme : List.of("1", "0")) { // light, dark
            Path picture = folder.resolve("page" + scheme + ".png");
            Path said = folder.resolve("said");
            Process browser = new ProcessBuilder("chromium", "--headless=new", "--no-sandbox",
                    "--disable-gpu", "--user-data-dir=" + folder.resolve("profile"),
                    "--blink-settings=preferredColorScheme=" + scheme, "--enable-logging=stderr",
                    "--window-size=1200,1000", "--screenshot=" + picture, file.toUri().toString())
                    .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            try {
                assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("chromium ends").isTrue();
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            assertThat(Files.readString(said)).doesNotContain("CONSOLE");
            assertThat(picture).isNotEmptyFile();
        }
    }
}
