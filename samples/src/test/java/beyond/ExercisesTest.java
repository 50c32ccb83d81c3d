package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The solutions of docs/exercises.md: retryClient, quitServ, wordServ and forkSum. */
class ExercisesTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerComes(Side side) {
        side.other().start(lab, "udpEchoServ").awaitPort();
        assertThat(side.start(lab, "retryClient", "127.0.0.1", "bonjour").end())
                .isEqualTo(Result.of(0, "retryClient: try 1: received 8 bytes : bonjour\n"));
    }

    /** A server that takes everything and says nothing, and none at all. */
    @ParameterizedTest
    @EnumSource
    void noAnswerComes(Side side) {
        String refused = "Connection refused\n";
        assertThat(side.start(lab, "retryClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, answers(refused)));
        side.other().start(lab, "quitServ").awaitPort();
        assertThat(side.start(lab, "retryClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, answers("Resource temporarily unavailable\n")));
    }

    private static String answers(String error) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            text.append("retryClient: try ").append(i).append(": ").append(error);
        }
        return text + "retryClient: no answer\n";
    }

    @ParameterizedTest
    @EnumSource
    void quitEndsTheServer(Side side) {
        Run server = side.start(lab, "quitServ").awaitPort();
        assertThat(lab.runC("udp_send", "-n", "127.0.0.1", "one")).isEmpty();
        assertThat(lab.run("udpClient", "127.0.0.1", "two", "quit", "late").status()).isZero();
        assertThat(server.end()).isEqualTo(Result.of(0, """
                quitServ: from 127.0.0.1 : one
                quitServ: from 127.0.0.1 : two
                quitServ: 2 messages
                """));
    }

    @ParameterizedTest
    @EnumSource
    void textsStayApart(Side side) {
        Run server = side.start(lab, "wordServ").awaitPort();
        assertThat(lab.run("tcpClient", "127.0.0.1", "bonjour", "les", "amis").status()).isZero();
        String expected = "wordServ: bonjour\nwordServ: les\nwordServ: amis\nwordServ: connection closed\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
        assertThat(lab.run("tcpClient", "127.0.0.1", "x".repeat(100)).status()).isZero();
        assertThat(server.awaitBytes(expected.length() + 20).out()).contains("wordServ: a text without end \n");
    }

    @ParameterizedTest
    @EnumSource
    void sonsAddUp(Side side) {
        assertThat(side.start(lab, "forkSum", "3", "100").end()).isEqualTo(Result.of(0, """
                forkSum: son 0 says 1717, and ends with 0
                forkSum: son 1 says 1650, and ends with 1
                forkSum: son 2 says 1683, and ends with 2
                forkSum: 5050
                """));
        assertThat(side.start(lab, "forkSum", "11", "100").end())
                .isEqualTo(Result.of(1, "usage: forkSum <sons, 1 to 10> <n>\n"));
    }
}
