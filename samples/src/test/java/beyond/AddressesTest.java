package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import lecture.Host;
import lecture.Lab;
import lecture.Result;
import lecture.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** tcpAnyServ and tcpAnyClient, connectWait, daytimeServ and daytimeClient. */
class AddressesTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void inNamespaces() {
        Host.needNamespaces();
    }

    @ParameterizedTest
    @EnumSource
    void oneServerForIpv4AndIpv6(Side side) {
        Skip.unless(Files.exists(Path.of("/proc/net/if_inet6")), "this kernel has no IPv6");
        Run server = side.start(lab, "tcpAnyServ", "1500").awaitPort();
        String expected = "";
        for (Side partner : side.partners()) {
            assertThat(partner.start(lab, "tcpAnyClient", "::1", "1500", "bonjour").end())
                    .isEqualTo(Result.of(0, "tcpAnyClient: trying ::1 port 1500\n"));
            expected += "tcpAnyServ: from ::1 port N, received 8 bytes : bonjour\n"
                    + "tcpAnyServ: connection closed by client \n";
            awaitLines(server, expected);

            assertThat(partner.start(lab, "tcpAnyClient", "127.0.0.1", "1500", "salut").end())
                    .isEqualTo(Result.of(0, "tcpAnyClient: trying 127.0.0.1 port 1500\n"));
            expected += "tcpAnyServ: from ::ffff:127.0.0.1 port N, received 6 bytes : salut\n"
                    + "tcpAnyServ: connection closed by client \n";
            awaitLines(server, expected);
        }
    }

    private static void awaitLines(Run server, String expected) {
        String last = "connection closed by client \n";
        int clients = expected.split(last, -1).length - 1;
        server.awaitLines(2 * clients);
        assertThat(server.out().replaceAll("port \\d+", "port N")).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void noServerAndNoSuchHost(Side side) {
        assertThat(side.start(lab, "tcpAnyClient", "127.0.0.1", "1500", "x").end())
                .isEqualTo(Result.of(1, "tcpAnyClient: trying 127.0.0.1 port 1500\n"
                        + "tcpAnyClient: cannot connect \n"));
        assertThat(side.start(lab, "tcpAnyClient", "127.0.0.1", "no-such-service", "x").end())
                .isEqualTo(Result.of(1, "tcpAnyClient: 127.0.0.1: "
                        + "Servname not supported for ai_socktype\n"));
    }

    @ParameterizedTest
    @EnumSource
    void connectWaitsNoLongerThanItIsTold(Side side) {
        lab.neighbour();
        lab.startCOn(lab.host(), "tcp_recv").awaitPort();

        Run nobody = side.start(lab, "connectWait", "10.0.0.99", "1500", "1");
        assertThat(side.start(lab, "connectWait", "127.0.0.1", "1500", "5").end())
                .isEqualTo(Result.of(0, "connectWait: connected to 127.0.0.1\n"));
        assertThat(side.start(lab, "connectWait", "10.0.0.2", "1500", "5").end())
                .isEqualTo(Result.of(1, "connectWait: cannot connect: Connection refused\n"));
        assertThat(nobody.end())
                .isEqualTo(Result.of(1, "connectWait: no answer from 10.0.0.99 in 1 s\n"));
    }

    @ParameterizedTest
    @EnumSource
    void timeOfDay(Side side) {
        side.start(lab, "daytimeServ", "1500").awaitPort();

        for (Side partner : side.partners()) {
            Result client = partner.start(lab, "daytimeClient", "127.0.0.1", "1500").end();
            assertThat(client.status()).isZero();
            assertThat(client.out()).matches(
                    "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d "
                    + "\\d{4}\r\n");
        }
        assertThat(side.start(lab, "daytimeClient", "127.0.0.1").end()) // port 13
                .isEqualTo(Result.of(1, "daytimeClient: cannot connect: Connection refused\n"));
    }
}
