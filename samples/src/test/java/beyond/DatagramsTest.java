package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * udpEchoServ and udpConnClient, broadcastServ and broadcastClient, ssmServ, manyReceiver and
 * manySender.
 */
class DatagramsTest {

    private static final String GROUP = "232.1.2.3";

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void connectedClientTalksToEchoServer(Side side) {
        Run server = side.start(lab, "udpEchoServ").awaitPort();
        String expected = "";
        for (Side partner : side.partners()) {
            assertThat(partner.start(lab, "udpConnClient", "127.0.0.1", "bonjour", "x").end())
                    .isEqualTo(Result.of(0, "udpConnClient: I am 127.0.0.1\n"
                            + "udpConnClient: received 8 bytes : bonjour\n"
                            + "udpConnClient: received 2 bytes : x\n"));
            expected += "udpEchoServ: 8 bytes back to 127.0.0.1\n"
                    + "udpEchoServ: 2 bytes back to 127.0.0.1\n";
            assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
        }
    }

    /** What an unconnected client, as the lecture's, does not notice. */
    @ParameterizedTest
    @EnumSource
    void connectedClientHearsThatNobodyIsThere(Side side) {
        assertThat(side.start(lab, "udpConnClient", "127.0.0.1", "bonjour").end())
                .isEqualTo(Result.of(1, "udpConnClient: I am 127.0.0.1\n"
                        + "udpConnClient: no answer: Connection refused\n"));
    }

    @ParameterizedTest
    @EnumSource
    void broadcast(Side side) {
        Run server = side.start(lab, lab.neighbour(), "broadcastServ").awaitPort();
        String expected = "";
        for (Side partner : side.partners()) {
            assertThat(partner.start(lab, "broadcastClient", "10.0.0.255", "bonjour").end())
                    .isEqualTo(Result.of(0,
                            "broadcastClient: without SO_BROADCAST: Permission denied\n"));
            expected += "broadcastServ: from 10.0.0.1 to 10.0.0.255 : bonjour\n";
            assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
        }
        assertThat(lab.startCOn(lab.host(), "udp_send", "10.0.0.2", "to you").end())
                .isEqualTo(Result.of(0, ""));
        expected += "broadcastServ: from 10.0.0.1 to 10.0.0.2 : to you\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    /** Both hosts send; the server hears the one that it has asked for. */
    @ParameterizedTest
    @CsvSource({"JAVA, 10.0.0.1", "JAVA, 10.0.0.2", "C, 10.0.0.1", "C, 10.0.0.2"})
    void groupWithOneSource(Side side, String source) {
        String listening = "ssmServ: listening to " + GROUP + " from " + source + "\n";
        lab.neighbour();
        Run server = side.start(lab, "ssmServ", GROUP, source).awaitOut(listening);

        sendFromBoth(side);
        String expected = listening + "ssmServ: from " + source + " : sent by " + source + "\n"
                + "ssmServ: from " + source + " : sent again by " + source + "\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void groupWithOneSourceOnAnInterface(Side side) {
        String listening = "ssmServ: listening to " + GROUP + " from 10.0.0.2\n";
        lab.neighbour();
        Run server = side.start(lab, "ssmServ", GROUP, "10.0.0.2", "cable").awaitOut(listening);

        sendFromBoth(Side.JAVA);
        String expected = listening + "ssmServ: from 10.0.0.2 : sent by 10.0.0.2\n"
                + "ssmServ: from 10.0.0.2 : sent again by 10.0.0.2\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);

        assertThat(side.start(lab, lab.neighbour(), "ssmServ", GROUP, "10.0.0.1", "nothing").end())
                .isEqualTo(Result.of(1, "ssmServ: there is no interface nothing\n"));
    }

    /** The other language's sender: the lecture's mcastClient, or udp_send. */
    private void sendFromBoth(Side receiver) {
        for (String text : new String[] {"sent by ", "sent again by "}) {
            for (Host host : new Host[] {lab.host(), lab.neighbour()}) {
                String message = text + (host == lab.host() ? "10.0.0.1" : "10.0.0.2");
                Run sender = receiver == Side.C
                        ? lab.startOnTerminal(host, "mcastClient", GROUP, message)
                        : lab.startCOn(host, "udp_send", GROUP, message);
                Result sent = sender.end();
                assertThat(sent.status()).as(sent.toString()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyDatagramsInOneCall(Side side) {
        Run receiver = side.start(lab, "manyReceiver").awaitPort();
        Run sender = side.other().start(lab, "manySender", "127.0.0.1", "80");
        assertThat(sender.end().out()).matches(
                "manySender: send: 80 calls, \\d+\\.\\d\\d us a datagram\n"
                + "manySender: sendmmsg: 2 calls, \\d+\\.\\d\\d us a datagram\n");
        Result result = receiver.end();
        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("manyReceiver: 160 datagrams, 1920 bytes, "
                + "the first one 'one of many'\nmanyReceiver: \\d+ calls\n");
    }
}
