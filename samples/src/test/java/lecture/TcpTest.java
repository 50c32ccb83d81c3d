package lecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** tcpClient and tcpServer, each against a C program, and with one another. */
class TcpTest {

    private static final String PREPARING = "tcpClient: now preparing to send data to host "
            + "'127.0.0.1' \nat address: 127.0.0.1 \n";
    private static final String CONNECTING = "tcpClient: connecting... \n";
    private static final String CLOSED = "tcpServer: connection closed by client \n";

    /** As many arguments as fill every buffer between two sockets. */
    private static final int MANY = 8;

    @RegisterExtension
    private final Lab lab = new Lab();

    @Test
    void clientSendsItsArgumentsOverOneConnection() {
        String[] messages = messages();
        // numbered from 2, as on the slide: the index in argv
        String said = PREPARING + CONNECTING + IntStream.range(0, messages.length)
                .mapToObj(i -> "tcpClient: sent data" + (i + 2) + ": '" + messages[i] + "'\n")
                .collect(joining());
        String bytes = Bytes.hex(Stream.of(messages).map(m -> m + "\0").collect(joining()));

        Run receiver = lab.startC("tcp_recv").awaitPort();
        assertThat(lab.run("tcpClient", toLoopback(messages))).isEqualTo(Result.of(0, said));
        assertThat(receiver.end()).isEqualTo(Result.of(0, bytes + "\n"));

        receiver = lab.startC("tcp_recv").awaitPort();
        assertThat(lab.runOnTerminal("tcpClient", toLoopback(messages)))
                .isEqualTo(Result.of(0, said));
        assertThat(receiver.end()).isEqualTo(Result.of(0, bytes + "\n"));
    }

    @Test
    void serverShowsWhatEachRecvReturns() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();

        lab.runC("tcp_send", "127.0.0.1", "", "m".repeat(79), Bytes.utf8("Grüezi 🙂"));
        String expected = from(1, "") + from(80, "m".repeat(79))
                + from(13, Bytes.utf8("Grüezi 🙂")) + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);

        // 80 bytes fill msg; the NUL comes alone, with the next recv
        lab.runC("tcp_send", "127.0.0.1", "n".repeat(80));
        expected += from(80, "n".repeat(80)) + from(1, "") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);

        lab.runC("tcp_send", "127.0.0.1", "p".repeat(81));
        expected += from(80, "p".repeat(80)) + from(2, "p") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void serverReadsLongMessagesPieceByPiece() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();

        lab.runC("tcp_send", "127.0.0.1", "a".repeat(200));
        assertThat(received(server.awaitOut(CLOSED).out())).isEqualTo(201);
        int before = server.out().length();
        lab.runC("tcp_send", "-n", "127.0.0.1", "b".repeat(8192));
        Deadline.await("a second connection is closed",
                () -> server.out().substring(before).contains(CLOSED), server::out);
        String second = server.out().substring(before);
        assertThat(received(second)).isEqualTo(8192);
        assertThat(second).contains(from(80, "b".repeat(80)));
    }

    @Test
    void oldTextStaysInTheBuffer() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();

        lab.runC("tcp_send", "127.0.0.1", "HELLO WORLD", "BYE");
        lab.runC("tcp_send", "-n", "127.0.0.1", "HELLO WORLD", "BYE");

        String expected = from(12, "HELLO WORLD") + from(4, "BYE") + CLOSED
                + from(11, "HELLO WORLD") + from(3, "BYELO WORLD") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void afterAResetTheServerGoesOn() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();

        lab.runC("tcp_send", "-r", "127.0.0.1", "hello");
        lab.runC("tcp_send", "127.0.0.1", "again");

        String expected = from(6, "hello")
                + "tcpServer: cannot receive data \n" + from(-1, "hello") + CLOSED
                + from(6, "again") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void serverOnAPipeWritesWholeBlocksAndLosesTheRest() {
        Run server = lab.start("tcpServer").awaitPort();

        lab.runC("tcp_send", "127.0.0.1", "hello");
        Deadline.pause(300);
        assertThat(server.out()).as("fully buffered").isEmpty();
        lab.runC("tcp_send", "-n", "127.0.0.1", "b".repeat(80 * 60));
        server.awaitBytes(4096);
        Deadline.pause(300);
        Result result = server.signal("INT");

        // TCP may have cut the bytes elsewhere than at 80: whole blocks is what is certain
        assertThat(result.status()).isEqualTo(128 + 2);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().length() % 4096).isZero();
        assertThat(result.out()).startsWith(from(6, "hello") + CLOSED);
    }

    @Test
    void clientTalksToServer() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();
        Result client = lab.run("tcpClient", "127.0.0.1", "bonjour", "les", "amis");

        assertThat(client).isEqualTo(Result.of(0, PREPARING + CONNECTING
                + "tcpClient: sent data2: 'bonjour'\n"
                + "tcpClient: sent data3: 'les'\n"
                + "tcpClient: sent data4: 'amis'\n"));
        // one, two or three segments: the first text is bonjour, and all bytes arrive
        String out = server.awaitOut(CLOSED).out();
        assertThat(out).containsPattern(
                "^tcpServer: from 127\\.0\\.0\\.1, received \\d+ bytes : bonjour\n");
        assertThat(received(out)).isEqualTo("bonjour les amis ".length());
    }

    @Test
    void severalArgumentsInOneRecvAreOneLine() {
        // the server is asleep while the client sends: everything waits in one buffer
        Run server = lab.startOnTerminal("tcpServer").awaitPort();
        Processes.signal(server.pid(), "STOP");
        assertThat(lab.run("tcpClient", "127.0.0.1", "one", "two", "three").status()).isZero();
        Processes.signal(server.pid(), "CONT");

        String expected = from(14, "one") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void serverServesOneClientAfterTheOther() {
        Run server = lab.startOnTerminal("tcpServer").awaitPort();
        Run slow = lab.startC("tcp_send", "127.0.0.1", "a", "b", "c", "d", "e");
        server.awaitOut("bytes : a\n");
        lab.runC("tcp_send", "127.0.0.1", "later");
        slow.end();

        String expected = from(2, "a") + from(2, "b") + from(2, "c") + from(2, "d") + from(2, "e")
                + CLOSED + from(6, "later") + CLOSED;
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void serverResetsAndTheClientSaysWhichArgumentFailed() {
        Run receiver = lab.startC("tcp_recv", "-r").awaitPort();
        Result result = lab.run("tcpClient", toLoopback(tooMuch()));
        receiver.end();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith(PREPARING + CONNECTING);
        // the line after "sent data<i>" is about argv[i + 1], which an error counts from 1: i
        long sent = Pattern.compile("sent data").matcher(result.out()).results().count();
        assertThat(result.out()).endsWith("tcpClient: cannot send data" + (sent + 1) + "\n");
        assertThat(sent).isLessThan(MANY);
    }

    @Test
    void clientDiesOfSigpipe() {
        Run receiver = lab.startC("tcp_recv", "-f").awaitPort();
        assertThat(lab.run("tcpClient", toLoopback(tooMuch())).status())
                .as("128 + SIGPIPE").isEqualTo(141);
        receiver.end();

        receiver = lab.startC("tcp_recv", "-f").awaitPort();
        Result onTerminal = lab.runOnTerminal("tcpClient", toLoopback(tooMuch()));
        receiver.end();
        assertThat(onTerminal.status()).isEqualTo(141);
        assertThat(onTerminal.out()).startsWith(PREPARING + CONNECTING).endsWith("m'\n")
                .doesNotContain("cannot");
    }

    private static String from(int bytes, String text) {
        return "tcpServer: from 127.0.0.1, received " + bytes + " bytes : " + text + "\n";
    }

    /** The sum of all "received N bytes". */
    private static int received(String out) {
        return Pattern.compile("received (\\d+) bytes").matcher(out).results()
                .map(MatchResult::group)
                .mapToInt(words -> Integer.parseInt(words.split(" ")[1]))
                .sum();
    }

    private static String[] messages() {
        return Stream.of("", "m".repeat(79), "m".repeat(80), "m".repeat(81), "m".repeat(200),
                "m".repeat(8192), Bytes.utf8("Grüezi, ça va? 你好 🙂"), "\200\377\001")
                .toArray(String[]::new);
    }

    private static String[] tooMuch() {
        return IntStream.range(0, MANY).mapToObj(i -> "m".repeat(120_000)).toArray(String[]::new);
    }

    private static String[] toLoopback(String... messages) {
        return Stream.concat(Stream.of("127.0.0.1"), Stream.of(messages)).toArray(String[]::new);
    }
}
