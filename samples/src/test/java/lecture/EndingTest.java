package lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a process ends, as its father learns it from wait(2). */
class EndingTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    /** By the signal itself, not by a handler that exits with 128 + its number. */
    @ParameterizedTest
    @CsvSource({"udpServ, TERM, 15", "tcpServer, INT, 2", "udpParServ, TERM, 15",
            "tcpParServ, INT, 2"})
    void serversEndByTheSignal(String server, String signal, int number) {
        Run run = lab.startUnder(List.of(CProgram.path("ending")), server).awaitPort();

        assertThat(run.signal(signal)).isEqualTo(new Result(0, "", "signal " + number + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"HUP, 1", "QUIT, 3", "KILL, 9", "USR1, 10", "PIPE, 13", "ALRM, 14"})
    void everySignalHasItsDefault(String signal, int number) {
        assumeFalse(Child.inheritsIgnored(number), "these tests run with it ignored");
        Run run = lab.start("udpServ").awaitPort();

        assertThat(run.signal(signal)).isEqualTo(Result.of(128 + number, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHLD", "URG", "WINCH"})
    void signalsThatAreIgnoredByDefault(String signal) {
        Run run = lab.startOnTerminal("udpServ").awaitPort();
        Processes.signal(run.pid(), signal);

        lab.runC("udp_send", "127.0.0.1", "still here");

        run.awaitOut("still here\n");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 0", "no-such-host.invalid, 1"})
    void clientsExit(String host, int status) {
        Result result = lab.startUnder(List.of(CProgram.path("ending")),
                "udpClient", host, "x").end();

        assertThat(result.err()).isEqualTo("exit " + status + "\n");
    }

    /** Neither the JVM nor the mirror has files that outlive the process. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void nothingIsLeftBehind(String signal) throws IOException {
        FileTime start = FileTime.from(Instant.now().minusSeconds(1)); // clocks of files are coarse
        Run server = lab.start("udpServ").awaitPort();
        Run client = lab.start("udpClient", "127.0.0.1", "x");
        assertThat(client.end().status()).isZero();
        server.signal(signal);

        for (long pid : new long[] {server.pid(), client.pid()}) {
            assertNotSince(start, Path.of("/tmp", ".java_pid" + pid));
            assertNotSince(start, Path.of("/tmp",
                    "hsperfdata_" + System.getProperty("user.name"), String.valueOf(pid)));
        }
    }

    /** A process of the past may have had the same number, and have left such a file. */
    private static void assertNotSince(FileTime start, Path file) throws IOException {
        assertThat(Files.exists(file) && Files.getLastModifiedTime(file).compareTo(start) > 0)
                .as("%s is new", file).isFalse();
    }
}
