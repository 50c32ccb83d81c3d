package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is said on stdout, the status is 1, and stderr stays empty. */
class ErrorsTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"udpClient", "tcpClient", "mcastClient"})
    void clientNeedsAServerAndData(String client) {
        Result usage = Result.of(1, "usage: " + client + " <server> <data1>...<dataN>\n");

        assertThat(lab.run(client)).isEqualTo(usage);
        assertThat(lab.run(client, "127.0.0.1")).isEqualTo(usage);
        assertThat(lab.runOnTerminal(client)).isEqualTo(usage);
    }

    @Test
    void mcastServNeedsOneGroup() {
        Result usage = Result.of(1, "usage: mcastServ <mcast address>\n");

        assertThat(lab.run("mcastServ")).isEqualTo(usage);
        assertThat(lab.run("mcastServ", "239.1.2.3", "239.1.2.4")).isEqualTo(usage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udpClient", "tcpClient", "mcastClient"})
    void unknownHost(String client) {
        assertThat(lab.run(client, "no-such-host.invalid", "x")).isEqualTo(Result.of(1,
                client + ": unknown host 'no-such-host.invalid'\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "0x7f.0.0.1", ""})
    void notANameForGethostbyname(String name) {
        assertThat(lab.run("udpClient", name, "x")).isEqualTo(Result.of(1,
                "udpClient: unknown host '" + name + "'\n"));
    }

    @Test
    void unknownGroup() {
        assertThat(lab.run("mcastServ", "no-such-group.invalid")).isEqualTo(Result.of(1,
                "mcastServ: unknown group 'no-such-group.invalid'\n"));
    }

    /** The names that C accepts, and the one it shows for them. */
    @ParameterizedTest
    @CsvSource({"127.1, 127.1, 127.0.0.1", "127.0.0.1, 127.0.0.1, 127.0.0.1",
            "localhost, localhost, 127.0.0.1"})
    void knownNames(String typed, String shown, String address) {
        assertThat(lab.run("udpClient", typed, "x")).isEqualTo(Result.of(0,
                "udpClient: trying to send to '" + shown + "' (address:  " + address + " )\n"));
    }

    @Test
    void notMulticast() {
        assertThat(lab.run("mcastClient", "127.1", "x")).isEqualTo(Result.of(1,
                "mcastClient: trying to send data to host '127.1' at address: 127.0.0.1 \n"
                + "mcastClient: dest addr 127.0.0.1 is not multicast \n"));
        assertThat(lab.run("mcastServ", "223.255.255.255")).isEqualTo(Result.of(1,
                "mcastServ: dest addr 223.255.255.255 is not multicast\n"));
        assertThat(lab.run("mcastServ", "240.0.0.0")).isEqualTo(Result.of(1,
                "mcastServ: dest addr 240.0.0.0 is not multicast\n"));
    }

    @Test
    void connectionRefused() {
        Result refused = Result.of(1,
                "tcpClient: now preparing to send data to host 'localhost' \n"
                + "at address: 127.0.0.1 \n"
                + "tcpClient: cannot connect \n");

        assertThat(lab.run("tcpClient", "localhost", "x")).isEqualTo(refused);
        assertThat(lab.runOnTerminal("tcpClient", "localhost", "x")).isEqualTo(refused);
    }

    @Test
    void udpPortTaken() {
        lab.startC("udp_recv", "1").awaitPort();

        assertThat(lab.run("udpServ")).isEqualTo(cannotBind("udpServ"));
        assertThat(lab.runOnTerminal("udpServ")).isEqualTo(cannotBind("udpServ"));
        assertThat(lab.run("udpParServ")).isEqualTo(cannotBind("udpParServ"));
    }

    @Test
    void tcpPortTaken() {
        lab.startC("tcp_recv").awaitPort();

        assertThat(lab.run("tcpServer")).isEqualTo(cannotBind("tcpServer"));
        assertThat(lab.run("tcpParServ")).isEqualTo(cannotBind("tcpParServ"));
    }

    @Test
    void serversIgnoreArguments() {
        lab.startC("udp_recv", "1").awaitPort();

        assertThat(lab.run("udpServ", "some", "words")).isEqualTo(cannotBind("udpServ"));
    }

    private static Result cannotBind(String server) {
        return Result.of(1, server + " cannot bind port number 1500 \n");
    }
}
