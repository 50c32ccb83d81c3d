package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** udpParServ and tcpParServ: a process per message, a process per connection. */
class ParallelServersTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @Test
    void udpMessagesAreProcessedAtTheSameTime() {
        Run server = lab.start("udpParServ").awaitPort(); // a son writes its line when it ends
        long start = System.nanoTime();

        lab.runC("udp_send", "127.0.0.1", "2", "2");
        awaitLines(server, 2);

        assertThat(seconds(start)).as("two sleeps of 2 seconds").isBetween(1.9, 3.6);
        assertThat(server.out()).matches("(udpParServ\\[\\d+]: processing message '2'"
                + " from 127\\.0\\.0\\.1\n){2}");
        assertDistinctSons(server, 2);
        assertNoZombies(server);
        assertThat(lab.processes()).containsExactly(server.pid());
        assertThat(server.signal("TERM").status()).isEqualTo(128 + 15);
        assertThat(Port.isTaken(lab.host().pid())).isFalse();
    }

    @Test
    void udpMessageIsANumberAsAtoiReadsIt() {
        Run server = lab.startOnTerminal("udpParServ").awaitPort();
        long start = System.nanoTime();

        lab.run("udpClient", "127.0.0.1", " 2x");

        server.awaitOut("processing message ' 2x' from 127.0.0.1\n");
        assertThat(Processes.childrenOf(server.pid())).hasSize(1);
        awaitNoChildren(server);
        assertThat(seconds(start)).as("atoi(\" 2x\") is 2").isGreaterThan(1.9);

        start = System.nanoTime();
        lab.runC("udp_send", "127.0.0.1", "hello");
        server.awaitOut("'hello'");
        awaitNoChildren(server);
        assertThat(seconds(start)).as("atoi(\"hello\") is 0").isLessThan(1.9);
        assertNoZombies(server);
    }

    @Test
    void udpSonsInheritTheMessage() {
        Run server = lab.startOnTerminal("udpParServ").awaitPort();

        lab.runC("udp_send", "127.0.0.1", "HELLO WORLD");
        server.awaitOut("'HELLO WORLD'");
        lab.runC("udp_send", "-n", "127.0.0.1", "BYE");
        server.awaitOut("'BYELO WORLD'");
        lab.runC("udp_send", "127.0.0.1", "0" + "m".repeat(200));
        server.awaitOut("'0" + "m".repeat(79) + "' from");
    }

    @Test
    void manyUdpMessages() {
        Run server = lab.start("udpParServ").awaitPort();
        for (int i = 0; i < 4; i++) {
            lab.runC("udp_send", "127.0.0.1", "a", "b", "c", "d", "e");
            awaitLines(server, 5 * (i + 1));
        }
        assertDistinctSons(server, 20);
        assertNoZombies(server);
    }

    @Test
    void sleepingSonKeepsThePort() {
        Run server = lab.start("udpParServ").awaitPort();
        lab.runC("udp_send", "127.0.0.1", "25");
        Deadline.await("there is a son",
                () -> Processes.childrenOf(server.pid()).size() == 1, server::out);
        List<Long> sons = Processes.childrenOf(server.pid());

        Processes.signal(server.pid(), "KILL");
        Deadline.await("the father is gone", () -> !server.isAlive(), server::out);

        assertThat(lab.processes()).isEqualTo(sons).hasSize(1);
        assertThat(Port.isTaken(lab.host().pid())).isTrue();
        assertThat(lab.run("udpServ")).isEqualTo(Result.of(1,
                "udpServ cannot bind port number 1500 \n"));
        Processes.signal(sons.get(0), "TERM");
        Deadline.await("the son's port is free", () -> !Port.isTaken(lab.host().pid()),
                lab::processes);
    }

    @Test
    void tcpConnectionsAreServedAtTheSameTime() {
        Run server = lab.startOnTerminal("tcpParServ").awaitPort();
        Run slow = lab.startC("tcp_send", "127.0.0.1",
                "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9");
        server.awaitOut("bytes : s1\n");
        lab.runC("tcp_send", "127.0.0.1", "quick");
        server.awaitOut("connection closed by client \n");
        assertThat(slow.isAlive()).as("the first client is not done").isTrue();

        assertThat(slow.end().status()).isZero();
        awaitLines(server, 10 + 2);
        awaitNoChildren(server);
        String out = server.out();
        assertThat(out).contains("]: from 127.0.0.1, received 6 bytes : quick\n");
        assertThat(out.indexOf("closed by client")).isLessThan(out.indexOf("s9"));
        assertThat(Pattern.compile("received 3 bytes : s\\d\n").matcher(out).results())
                .hasSize(9);
        assertThat(out).endsWith("]: connection closed by client \n");
        assertDistinctSons(server, 2);
        assertNoZombies(server);
    }

    @Test
    void tcpClientTalksToParallelServer() {
        Run server = lab.start("tcpParServ").awaitPort();

        assertThat(lab.run("tcpClient", "localhost", "bonjour").status()).isZero();

        // a son's buffer is written when the son ends, even on a pipe
        String son = "tcpParServ\\[\\d+]: ";
        awaitLines(server, 2);
        assertThat(server.out()).matches(son + "from 127\\.0\\.0\\.1, received 8 bytes : bonjour\n"
                + son + "connection closed by client \n");
        assertDistinctSons(server, 1);

        lab.runC("tcp_send", "-r", "127.0.0.1", "hello");
        awaitLines(server, 6);
        assertThat(server.out()).containsPattern(son + "cannot receive data \n" + son
                + "from 127\\.0\\.0\\.1, received -1 bytes : hello\n" + son + "connection closed");
        awaitNoChildren(server);
        assertNoZombies(server);
        assertThat(server.signal("INT").status()).isEqualTo(128 + 2);
        assertThat(lab.processes()).isEmpty();
    }

    private static void awaitLines(Run server, long count) {
        Deadline.await("the sons have written " + count + " lines",
                () -> server.out().lines().count() >= count, server::out);
    }

    private static void awaitNoChildren(Run server) {
        Deadline.await("the sons have ended",
                () -> Processes.childrenOf(server.pid()).isEmpty(), server::out);
    }

    private static void assertNoZombies(Run server) {
        Deadline.pause(100);
        assertThat(Processes.zombiesOf(server.pid())).as("zombies").isEmpty();
    }

    private static void assertDistinctSons(Run server, int count) {
        assertThat(Pattern.compile("\\[(\\d+)]").matcher(server.out()).results()
                .map((MatchResult match) -> match.group(1)).distinct())
                .hasSize(count).doesNotContain(String.valueOf(server.pid()));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
