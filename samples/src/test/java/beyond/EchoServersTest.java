package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** selectServ, pollServ, epollServ and threadServ: the same to their clients, echoClient. */
class EchoServersTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @CsvSource({"selectServ, JAVA", "pollServ, JAVA", "epollServ, JAVA", "threadServ, JAVA",
            "selectServ, C", "pollServ, C", "epollServ, C", "threadServ, C"})
    void nobodyWaitsForAnotherClient(String program, Side side) {
        Run server = side.start(lab, program).awaitPort();
        Run first = Side.C.start(lab, "echoClient", "-w", "127.0.0.1", "one").awaitOut("'one'");

        // the first one stays connected meanwhile
        Result second = Side.JAVA.start(lab, "echoClient", "127.0.0.1", "deux", "x".repeat(81))
                .end();
        assertThat(second).isEqualTo(Result.of(0, "echoClient: echo 'deux'\n"
                + "echoClient: echo '" + "x".repeat(80) + "'\n"));
        server.awaitOut("a client goes, now 1\n");
        first.signal("INT");

        server.awaitOut("a client goes, now 0\n");
        assertThat(server.out()).isEqualTo(program + ": a client comes, now 1\n"
                + program + ": a client comes, now 2\n"
                + program + ": a client goes, now 1\n"
                + program + ": a client goes, now 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"selectServ", "pollServ", "epollServ", "threadServ"})
    void manyClientsComeAndGo(String program) {
        Run server = Side.JAVA.start(lab, program).awaitPort();
        List<Run> clients = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            clients.add(Side.C.start(lab, "echoClient", "-w", "127.0.0.1", "client " + i)
                    .awaitOut("echo 'client " + i + "'\n"));
            server.awaitOut("a client comes, now " + i + "\n");
        }
        for (int i = 0; i < 12; i += 2) { // out of the middle
            clients.get(i).signal("INT");
        }
        server.awaitOut("a client goes, now 6\n");

        Run late = Side.C.start(lab, "echoClient", "127.0.0.1", "late");
        assertThat(late.end()).isEqualTo(Result.of(0, "echoClient: echo 'late'\n"));
        server.awaitOut("a client comes, now 7\n");
        for (int i = 1; i < 12; i += 2) {
            clients.get(i).signal("INT");
        }
        server.awaitOut("a client goes, now 0\n");
    }
}
