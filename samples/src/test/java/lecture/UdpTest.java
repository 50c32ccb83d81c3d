package lecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** udpClient and udpServ, each against a C program, and with one another. */
class UdpTest {

    private static final String TRYING =
            "udpClient: trying to send to '127.0.0.1' (address:  127.0.0.1 )\n";
    private static final String FROM = "udpServ: from 127.0.0.1 : ";

    /** The lengths around the end of char msg[80], and what the slide calls "up to 8K". */
    private static final int[] LENGTHS = {0, 79, 80, 81, 200, 8192};

    @RegisterExtension
    private final Lab lab = new Lab();

    @Test
    void clientSendsEachArgumentWithItsNul() {
        String[] messages = messages();
        Run receiver = lab.startC("udp_recv", String.valueOf(2 * messages.length)).awaitPort();

        assertThat(lab.run("udpClient", toLoopback(messages))).isEqualTo(Result.of(0, TRYING));
        assertThat(lab.runOnTerminal("udpClient", toLoopback(messages)))
                .isEqualTo(Result.of(0, TRYING));

        String once = Stream.of(messages).map(m -> Bytes.hex(m + "\0") + "\n").collect(joining());
        assertThat(receiver.end()).isEqualTo(Result.of(0, once + once));
    }

    @Test
    void serverOnATerminalShowsEachMessageAsItComes() {
        String[] messages = messages();
        Run server = lab.startOnTerminal("udpServ").awaitPort();
        StringBuilder expected = new StringBuilder();
        for (String message : messages) {
            lab.runC("udp_send", "127.0.0.1", message);
            expected.append(FROM).append(upToTheBuffersEnd(message)).append('\n');
            server.awaitBytes(expected.length());
            assertThat(server.out()).isEqualTo(expected.toString());
        }
        assertThat(server.signal("TERM").status()).isEqualTo(128 + 15);
    }

    @Test
    void serverOnAPipeWritesWholeBlocksAndLosesTheRest() {
        List<String> messages = new ArrayList<>(List.of(messages()));
        IntStream.range(0, 200).forEach(i -> messages.add("message number " + i));
        String all = messages.stream()
                .map(m -> FROM + upToTheBuffersEnd(m) + "\n").collect(joining());

        Run server = lab.start("udpServ").awaitPort();
        for (String message : messages.subList(0, 8)) {
            lab.runC("udp_send", "127.0.0.1", message);
        }
        server.awaitIdle();
        assertThat(server.out()).as("fully buffered").isEmpty();
        for (int i = 8; i < messages.size(); i += 50) {
            List<String> some = messages.subList(i, Math.min(i + 50, messages.size()));
            lab.runC("udp_send", toLoopback(some.toArray(String[]::new)));
            server.awaitIdle();
        }
        Result result = server.signal("TERM");

        assertThat(result.status()).isEqualTo(128 + 15);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isNotEmpty().isEqualTo(
                all.substring(0, all.length() / 4096 * 4096));
    }

    @Test
    void oldTextStaysInTheBuffer() {
        Run server = lab.startOnTerminal("udpServ").awaitPort();

        lab.runC("udp_send", "127.0.0.1", "HELLO WORLD", "BYE");
        lab.runC("udp_send", "127.0.0.1", "HELLO WORLD");
        lab.runC("udp_send", "-n", "127.0.0.1", "BYE", "", "A");

        String expected = Stream.of("HELLO WORLD", "BYE", "HELLO WORLD", "BYELO WORLD",
                "BYELO WORLD", "AYELO WORLD").map(text -> FROM + text + "\n").collect(joining());
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void clientTalksToServer() {
        Run server = lab.startOnTerminal("udpServ").awaitPort();
        Result client = lab.run("udpClient", "localhost", "bonjour", "les", "amis");

        assertThat(client).isEqualTo(Result.of(0,
                "udpClient: trying to send to 'localhost' (address:  127.0.0.1 )\n"));
        String expected = FROM + "bonjour\n" + FROM + "les\n" + FROM + "amis\n";
        assertThat(server.awaitBytes(expected.length()).out()).isEqualTo(expected);
    }

    @Test
    void nobodyListensAndTheClientDoesNotNotice() {
        assertThat(lab.run("udpClient", "127.0.0.1", "one")).isEqualTo(Result.of(0, TRYING));
    }

    @Test
    void largestMessage() {
        Run receiver = lab.startC("udp_recv", "1").awaitPort();

        assertThat(lab.run("udpClient", "127.0.0.1", "m".repeat(65_506)))
                .isEqualTo(Result.of(0, TRYING));
        assertThat(receiver.end().out()).startsWith("65507: 6d 6d").endsWith(" 6d 00\n");

        assertThat(lab.run("udpClient", "127.0.0.1", "m".repeat(65_507)))
                .isEqualTo(Result.of(1, TRYING + "udpClient: cannot send data 1\n"));
        assertThat(lab.run("udpClient", "127.0.0.1", "short", "m".repeat(65_507)))
                .isEqualTo(Result.of(1, TRYING + "udpClient: cannot send data 2\n"));
    }

    private static String[] messages() {
        return Stream.concat(
                IntStream.of(LENGTHS).mapToObj(n -> "0123456789".repeat(820).substring(0, n)),
                Stream.of(Bytes.utf8("Grüezi, ça va? 你好 🙂"), "\200\377\001"))
                .toArray(String[]::new);
    }

    private static String upToTheBuffersEnd(String message) {
        return message.substring(0, Math.min(message.length(), 80));
    }

    private static String[] toLoopback(String... messages) {
        return Stream.concat(Stream.of("127.0.0.1"), Stream.of(messages)).toArray(String[]::new);
    }
}
