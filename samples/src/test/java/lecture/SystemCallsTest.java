package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What only strace can do: let a system call fail that never does, so that each branch of the
 * slides is taken once; and look at what the kernel is asked for.
 */
class SystemCallsTest {

    private static final String TRYING =
            "udpClient: trying to send to '127.0.0.1' (address:  127.0.0.1 )\n";
    private static final String MCAST_TRYING =
            "mcastClient: trying to send data to host '239.1.2.3' at address: 239.1.2.3 \n";
    private static final String MCAST_READY = "mcastServ: server ready to listen to 239.1.2.3\n";

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @BeforeEach
    void needStrace() throws IOException, InterruptedException {
        Skip.unlessStrace("to let system calls fail with");
    }

    @ParameterizedTest
    @CsvSource({"udpServ", "tcpServer", "udpParServ", "tcpParServ"})
    void serverCannotOpenSocket(String server) {
        assertThat(failing("socket:error=EMFILE", server).end()).isEqualTo(Result.of(1,
                server + ": cannot open socket \n"));
    }

    @Test
    void othersCannotOpenSocket() {
        assertThat(failing("socket:error=EMFILE", "udpClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, TRYING + "udpClient: cannot open socket \n"));
        assertThat(failing("socket:error=EMFILE", "tcpClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, "tcpClient: now preparing to send data to host "
                        + "'127.0.0.1' \nat address: 127.0.0.1 \n"
                        + "tcpClient: cannot open socket \n"));
        assertThat(failing("socket:error=EMFILE", "mcastClient", "239.1.2.3", "x").end())
                .isEqualTo(Result.of(1, MCAST_TRYING + "mcastClient: cannot open socket \n"));
        assertThat(failing("socket:error=EMFILE", "mcastServ", "239.1.2.3").end())
                .isEqualTo(Result.of(1, MCAST_READY + "mcastServ: cannot open socket\n"));
    }

    @Test
    void clientsCannotBind() {
        assertThat(failing("bind:error=EADDRINUSE", "udpClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, TRYING + "udpClient cannot bind \n"));
        assertThat(failing("bind:error=EADDRINUSE", "tcpClient", "127.0.0.1", "x").end())
                .isEqualTo(Result.of(1, "tcpClient: now preparing to send data to host "
                        + "'127.0.0.1' \nat address: 127.0.0.1 \ntcpClient cannot bind \n"));
        assertThat(failing("bind:error=EADDRINUSE", "mcastClient", "239.1.2.3", "x").end())
                .isEqualTo(Result.of(1, MCAST_TRYING + "mcastClient cannot bind \n"));
    }

    @Test
    void ttlCannotBeSet() {
        assertThat(failing("setsockopt:error=EINVAL", "mcastClient", "239.1.2.3", "x").end())
                .isEqualTo(Result.of(1, MCAST_TRYING
                        + "mcastClient cannot set ttl = 1 IPPROTO_IP, IP_MULTICAST_TTL \n"));
    }

    @Test
    void serversGoOnWhenACallFails() {
        Run server = failing("recvfrom:error=EINTR:when=1", "udpServ").awaitPort();
        lab.runC("udp_send", fillers());
        assertThat(server.awaitBytes(4096).out()).startsWith("udpServ: cannot receive data \n"
                + "udpServ: from 127.0.0.1 : hello\n");
    }

    @Test
    void acceptFails() {
        Run server = failing("accept:error=ECONNABORTED:when=1", "tcpServer").awaitPort();
        lab.runC("tcp_send", "127.0.0.1", "hello");
        lab.runC("tcp_send", "-n", "127.0.0.1", "m".repeat(80 * 80));
        assertThat(server.awaitBytes(4096).out()).startsWith(
                "tcpServer: cannot accept connections \n"
                + "tcpServer: from 127.0.0.1, received 6 bytes : hello\n");
    }

    /** fork is the system call clone; a thread is clone3, so the JVM itself can start. */
    @Test
    void forkFails() {
        Run forkEx = failing("clone:error=EAGAIN", "forkEx");
        assertThat(forkEx.end().out()).as("the slide has no branch for -1")
                .matches("forkEx : I will fork\nforkEx \\[\\d+]: I am the son \n");

        Run server = failing("clone:error=EAGAIN", "udpParServ").awaitPort();
        for (int i = 0; i < 3; i++) {
            lab.runC("udp_send", fillers());
        }
        assertThat(server.awaitBytes(4096).out())
                .startsWith("udpParServ: cannot receive data \n".repeat(4096 / 33));
    }

    /** The kernel's default is 1 as well: a receiver cannot tell whether it was asked for. */
    @Test
    void ttlIsAskedForAsOneByte() throws IOException {
        lab.host().routeMulticastToLoopback();
        Path trace = folder.resolve("trace");
        Run client = lab.startUnder(List.of("strace", "-f", "-e", "trace=setsockopt,sendto",
                "-o", trace.toString()), "mcastClient", "239.1.2.3", "hello");

        assertThat(client.end()).isEqualTo(Result.of(0, MCAST_TRYING));
        assertThat(Files.readString(trace))
                .containsPattern("setsockopt\\(\\d+, SOL_IP, IP_MULTICAST_TTL, \"\\\\1\", 1\\) = 0")
                .containsPattern("sendto\\(\\d+, \"hello\\\\0\", 6, 0, \\{sa_family=AF_INET, "
                        + "sin_port=htons\\(1500\\), sin_addr=inet_addr\\(\"239.1.2.3\"\\)}, 16\\)"
                        + " = 6");
    }

    private Run failing(String injection, String program, String... args) {
        return lab.startUnder(List.of("strace", "-f", "-qq", "-o", "/dev/null",
                "-e", "trace=" + injection.substring(0, injection.indexOf(':')),
                "-e", "inject=" + injection), program, args);
    }

    /** Arguments of udp_send: hello, and enough to fill a block of stdio's buffer. */
    private static String[] fillers() {
        List<String> messages = new ArrayList<>(List.of("127.0.0.1", "hello"));
        for (int i = 0; i < 60; i++) {
            messages.add("m".repeat(79));
        }
        return messages.toArray(String[]::new);
    }
}
