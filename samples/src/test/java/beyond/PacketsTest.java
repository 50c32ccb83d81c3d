package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.util.List;
import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ping and sniffer: whoever makes a namespace is root there, and may have raw sockets. */
class PacketsTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void pingAnotherHost(Side side) {
        lab.neighbour();
        assertThat(side.start(lab, "ping", "10.0.0.2", "2").end()).isEqualTo(Result.of(0,
                "ping: 10.0.0.2, 56 bytes of data, raw socket\n"
                + "ping: 64 bytes, seq 1, checksum ok\n"
                + "ping: 64 bytes, seq 2, checksum ok\n"
                + "ping: 2 sent, 2 received\n"));
        assertThat(side.start(lab, "ping", "10.0.0.99", "1").end()).isEqualTo(Result.of(1,
                "ping: 10.0.0.99, 56 bytes of data, raw socket\n"
                + "ping: no answer to 1\n"
                + "ping: 1 sent, 0 received\n"));
    }

    /** The loopback's own requests come in at a raw socket, too. */
    @ParameterizedTest
    @EnumSource
    void pingOurselves(Side side) {
        assertThat(side.start(lab, "ping", "127.0.0.1", "1").end()).isEqualTo(Result.of(0,
                "ping: 127.0.0.1, 56 bytes of data, raw socket\n"
                + "ping: 64 bytes, seq 1, checksum ok\n"
                + "ping: 1 sent, 1 received\n"));
    }

    @Test
    void pingOfOneWhoIsNotRoot() {
        Skip.unless(OnPath.has("setpriv"), "there is no setpriv to drop CAP_NET_RAW with");
        List<String> unprivileged = List.of("setpriv", "--bounding-set=-net_raw",
                "--inh-caps=-net_raw", "--ambient-caps=-net_raw");
        assertThat(lab.startUnder(unprivileged, "ping", "127.0.0.1", "1").end())
                .isEqualTo(Result.of(1, "ping: cannot open socket: "
                        + "neither root nor in ping_group_range \n"));

        lab.host().allowPing();
        assertThat(lab.startUnder(unprivileged, "ping", "127.0.0.1", "1").end())
                .isEqualTo(Result.of(0, "ping: 127.0.0.1, 56 bytes of data, datagram socket\n"
                        + "ping: 64 bytes, seq 1, checksum ok\n"
                        + "ping: 1 sent, 1 received\n"));
    }

    /** Both look at the same packets: a datagram and its refusal, a SYN and its reset. */
    @Test
    void snifferSeesWhatTheOneInCSees() {
        Run ours = Side.JAVA.start(lab, "sniffer", "4").awaitOut("listening\n");
        Run theirs = Side.C.start(lab, "sniffer", "4").awaitOut("listening\n");

        lab.runC("udp_send", "127.0.0.1", "hello");
        assertThat(lab.startCOn(lab.host(), "tcp_send", "127.0.0.1", "hello").end().err())
                .contains("refused");

        String frame = "0:0:0:0:0:0 > 0:0:0:0:0:0 type 0800, %d bytes\n"
                + "    ip4 127.0.0.1 > 127.0.0.1 ttl 64, %d bytes, protocol %d\n";
        assertThat(ours.end()).isEqualTo(theirs.end());
        assertThat(ours.out().replaceAll("(\\d{5}) > 1500", "N > 1500")
                        .replaceAll("1500 > \\d{5}", "1500 > N")
                        .replaceAll("SYN seq \\d+, window \\d+", "SYN seq N, window N"))
                .isEqualTo("sniffer: listening\n"
                        + String.format(frame, 48, 34, 17) + "    udp N > 1500, 6 bytes\n"
                        + String.format(frame, 76, 62, 1)
                        + String.format(frame, 74, 60, 6) + "    tcp N > 1500 SYN seq N, window N\n"
                        + String.format(frame, 54, 40, 6)
                        + "    tcp 1500 > N ACK RST seq 0, window 0\n");
    }
}
