package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import cmirror.tools.trace.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
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
        assertThat(page).contains("\"data\":\"626f6e6a6f757200\"", "les \\u003camis>");
        String shown = show(page);
        assertThat(count(shown, "<g class=\"datagram\"")).isEqualTo(2);
        // a receive stands below its send
        assertThat(shown.indexOf("sendto(")).isLessThan(shown.indexOf("recvfrom("));
        assertThat(shown).contains("les &lt;amis&gt;");
    }

    @Test
    void bytesOfAConnection() throws IOException, InterruptedException {
        Run server = traced("tcpServer").awaitPort();
        traced("tcpClient", "127.0.0.1", "bonjour").end();
        server.awaitIdle();
        String page = page("tcpServer", "tcpClient");
        String shown = show(page);
        assertThat(count(shown, "<g class=\"connection\"")).isEqualTo(1);
        assertThat(count(shown, "<g class=\"bytes\"")).isEqualTo(1);
        // a strip that is short has no room for its descriptor
        assertThat(shown).contains("fd 3 LISTEN", "ESTABLISHED", "TIME_WAIT")
                .containsPattern(">fd 4 (ESTABLISHED|CLOSE_WAIT)<");
    }

    @Test
    void treeOfForks() throws IOException, InterruptedException {
        traced("howMany1").end();
        String page = page("howMany1");
        assertThat(count(page, "class=\"process")).isEqualTo(256);
        assertThat(count(page, "class=\"branch\"")).isEqualTo(255);
        assertThat(count(show(page), "role=\"option\"")).isGreaterThan(511); // a fork and an end each
    }

    /** What the trace says that a program has printed, against what it has printed. */
    @Test
    void outputAsPrinted() throws IOException, InterruptedException {
        traced("tcpServer").awaitPort();
        String said = traced("tcpClient", "127.0.0.1", "bonjour", "l\u00e9s amis").end().out();
        StringBuilder printed = new StringBuilder();
        Pattern.compile("\"printed\":\"([0-9a-f]+)\"")
                .matcher(Files.readString(folder.resolve("tcpClient"))).results()
                .forEach(m -> printed.append(m.group(1)));
        assertThat(new String(HexFormat.of().parseHex(printed), StandardCharsets.ISO_8859_1))
                .isEqualTo(said).contains("sent data3: 'l");
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

    /** It needs no network, and a browser shows it without a complaint, light and dark. */
    private String show(String page) throws IOException, InterruptedException {
        assertThat(page).doesNotContainPattern("(src|href)=\"http");
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Skip.unless(OnPath.has("chromium"), "there is no chromium to show the page");
        for (String scheme : List.of("1", "0")) { // light, dark
            Path picture = folder.resolve("page" + scheme + ".png");
            browser(file, "--blink-settings=preferredColorScheme=" + scheme,
                    "--screenshot=" + picture);
            assertThat(picture).isNotEmptyFile();
        }
        // the browser's clock runs ahead: the rows that come later are there as well
        return browser(file, "--virtual-time-budget=5000", "--dump-dom");
    }

    /** What the browser has printed. */
    private String browser(Path file, String... wishes) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path printed = folder.resolve("printed");
        List<String> words = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr", "--window-size=1200,4000"));
        words.addAll(List.of(wishes));
        words.add(file.toUri().toString());
        Process browser = new ProcessBuilder(words).redirectError(said.toFile())
                .redirectOutput(printed.toFile()).start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("chromium ends").isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        assertThat(Files.readString(said)).doesNotContain("CONSOLE");
        return Files.readString(printed);
    }
}
