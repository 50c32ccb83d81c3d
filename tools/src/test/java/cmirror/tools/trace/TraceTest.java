package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.Skip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ./lab trace --html}: what it refuses before anything runs, and what a page shows. */
class TraceTest {

    @TempDir
    private Path folder;

    private String refused(String... words) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter usage = new StringWriter();
        System.setErr(new PrintStream(printed));
        try {
            assertThat(new CommandLine(new Trace()).setErr(new PrintWriter(usage, true))
                    .execute(words)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return printed + usage.toString().lines().findFirst().orElse("");
    }

    @Test
    void whatCannotBeIsRefusedFirst() {
        String page = folder.resolve("page.html").toString();
        assertThat(refused("--html", folder.resolve("none/page.html").toString(), "udpServ"))
                .isEqualTo("trace: there is no folder " + folder.resolve("none") + "\n");
        assertThat(refused("--html", folder.toString(), "udpServ")).contains("is a folder");
        assertThat(refused("udpServ")).contains("a page is --html FILE or --live");
        assertThat(refused("--html", page, "--seconds", "0", "udpServ")).contains("above 0");
        assertThat(refused("--html", page, "--calls", "network,sokcet", "udpServ"))
                .contains("the mirror has no function sokcet");
        assertThat(refused("--html", page, "--inject", "send:eror=EPIPE", "udpServ"))
                .contains("\"eror=EPIPE\" is nothing that send could do");
        assertThat(refused("--html", page, "udpServ", "--and")).contains("--and stands between");
        assertThat(Path.of(page)).doesNotExist();
    }

    /** Messages are found in all calls, and those that the reader wants are shown. */
    @Test
    void onlyTheseCalls() throws IOException {
        Story story = new Story();
        story.bind(0, 0, 1500);
        story.sendto(1, 100, 110, "a", 1500);
        story.recvfrom(0, 50, 120, "a", 4001, 1500);
        story.call(0, "printf", 130, 131, "\"value\":1,\"printed\":\"c3a90a\"");
        story.exit(1, 140);
        List<List<String>> commands = List.of(List.of("a"), List.of("b"));
        Model network = new Model(commands, story.events, Calls.of(List.of("network")),
                new KernelCounters());
        assertThat(Story.names(network.rows)).containsExactly("a bind", "b sendto", "a recvfrom",
                "b ");
        assertThat(network.arrows).hasSize(1);
        Model sends = new Model(commands, story.events, Calls.of(List.of("sendto")),
                new KernelCounters());
        assertThat(Story.names(sends.rows)).containsExactly("b sendto", "b ");
        assertThat(sends.arrows).isEmpty();
        assertThat(sends.lost).isEmpty(); // it has been received, though that is not shown
        assertThat(Story.page(story.model(), false)).contains("\"printed\":\"é\\n\"");
    }

    private Child.Result lab(String... words) throws IOException {
        return Child.java("cmirror.tools.Lab", "trace")
                .with(words).env("CMIRROR_COMMAND", PretendedLab.in(folder)).run();
    }

    @Test
    void aPageIsWrittenWhenAllHaveEnded() throws IOException {
        Path page = folder.resolve("page.html");
        Child.Result result = lab("--html", page.toString(), "server", "--and", "client", "a<b");
        assertThat(result.stderr()).isEqualTo("trace: " + page + "\n");
        assertThat(result.status()).isZero();
        assertThat(Files.readString(page)).contains("client a&lt;b", "sendto ");
        assertThat(folder.resolve("wrong.html")).doesNotExist();
        result = lab("--html", folder.resolve("wrong.html").toString(), "server", "--and", "wrong");
        assertThat(result.stderr()).isEqualTo("trace: wrong did not start: status 3\n");
        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("wrong.html")).doesNotExist();
    }

    /** Where a network of one's own is forbidden, or nobody may enter it, the page is what it is without. */
    @ParameterizedTest
    @CsvSource({"unshare, this system does not allow a network of one's own (it may not)",
        "nsenter, 'nsenter(1), which programs enter a network of their own by, is missing or may not'"})
    void noWireWhereThatIsForbidden(String forbidden, String why) throws IOException {
        Skip.unless(forbidden.equals("unshare") || Child.of("unshare", "-Urn", "true").run().status() == 0,
                "no network of its own can be had here");
        Path page = folder.resolve("page.html");
        Path tool = Files.writeString(folder.resolve(forbidden), "#!/bin/sh\necho 'it may not' >&2\nexit 1\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        Child.Result result = Child.java("cmirror.tools.Lab", "trace", "--wire", "--html", page.toString(), "client")
                .env("PATH", folder + ":" + System.getenv("PATH"))
                .env("CMIRROR_COMMAND", PretendedLab.in(folder)).run();
        assertThat(result.stderr()).isEqualTo("trace: the page is without the bytes on the wire: " + why + "\n"
                + "trace: " + page + "\n");
        assertThat(result.status()).isZero();
        assertThat(Files.readString(page)).contains("sendto ", "\"packets\":[]");
    }

    @Test
    void aLivePageEndsWithItsTime() throws IOException {
        Path page = folder.resolve("live.html");
        Child.Result result = lab("--live", "--html", page.toString(), "--seconds", "8", "server",
                "--and", "client");
        assertThat(result.stderr()).matches("trace: http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/\\n"
                + "trace: .*live\\.html\\ntrace: the programs have ended; .*\\n");
        assertThat(result.status()).isZero();
        assertThat(page).isNotEmptyFile();
    }

    /** A line that is being written is read when it is complete. */
    @Test
    void halfALine() throws IOException {
        Path trace = folder.resolve("trace");
        String line = "{\"event\":\"exit\",\"time\":1,\"pid\":2,\"status\":0}\n";
        Files.writeString(trace, line + line.substring(0, 10));
        TraceFile file = new TraceFile(0, trace);
        assertThat(file.more()).hasSize(1);
        assertThat(file.more()).isEmpty();
        Files.writeString(trace, line + line + line);
        assertThat(file.more()).hasSize(2);
    }
}
