package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lab trace --wire}: the packets that real programs cause, against what their calls say. */
class WireTest {

    private static final Pattern PACKET = Pattern.compile("\\{\"id\":\\d+,\"row\":(-?\\d+),\"time\":-?\\d+,"
            + "\"from\":\"([^\"]*)\",\"to\":\"([^\"]*)\",\"text\":\"([^\"]*)\",\"length\":(\\d+),\"size\":\\d+,"
            + "\"heads\":\\[(.*?)],\"data\":\"([0-9a-f]*)\"}");

    @TempDir
    private Path folder;

    @BeforeEach
    void needNamespaces() {
        Host.needNamespaces();
    }

    /** As the page has it; {@code call} is the row under which it stands. */
    private record Packet(String call, String from, String to, String text, int length, String heads, String data) {

        String name() {
            return member(call, "name");
        }

        String message() {
            return new String(HexFormat.of().parseHex(data), StandardCharsets.UTF_8);
        }
    }

    /** A member of JSON that is a string. */
    private static String member(String row, String name) {
        Matcher m = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(row);
        return m.find() ? m.group(1) : null;
    }

    private List<Packet> packets(String... words) throws IOException {
        Path page = folder.resolve("page.html");
        List<String> command = new ArrayList<>(List.of("trace", "--wire", "--html", page.toString()));
        command.addAll(List.of(words));
        Child.Result result = Child.java("cmirror.tools.Lab", command.toArray(String[]::new)).within(120)
                .env("CMIRROR_COMMAND", Path.of("src/test/sh/cmirror").toRealPath().toString())
                .env("CLASSES", System.getProperty("java.class.path"))
                .env("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"))
                .run();
        assertThat(result.stderr()).endsWith("trace: " + page + "\n");
        assertThat(result.status()).isZero();
        String text = Files.readString(page);
        String story = text.substring(text.indexOf("id=\"story\">"));
        Map<String, String> rows = new HashMap<>();
        for (String row : story.split("(?=\\{\"id\":\\d+,\"lane\")")) {
            rows.put(row.replaceFirst("(?s)^\\{\"id\":(\\d+),.*", "$1"), row);
        }
        return PACKET.matcher(story).results().map(m -> new Packet(rows.get(m.group(1)), m.group(2), m.group(3),
                m.group(4), Integer.parseInt(m.group(5)), m.group(6), m.group(7))).toList();
    }

    /** The local end of a call's socket, {@code 127.0.0.1:1500}. */
    private static String port(String call) {
        Matcher m = Pattern.compile("htons\\((\\d+)\\)").matcher(String.valueOf(member(call, "local")));
        return m.find() ? m.group(1) : null;
    }

    @Test
    void datagrams() throws IOException {
        List<Packet> packets = packets("udpServ", "--and", "udpClient", "127.0.0.1", "bonjour", "les amis");
        assertThat(packets).extracting(Packet::message).containsExactly("bonjour\0", "les amis\0");
        assertThat(packets).extracting(Packet::text).containsExactly("UDP, 8 bytes", "UDP, 9 bytes");
        for (Packet packet : packets) {
            assertThat(packet.name()).isEqualTo("sendto");
            assertThat(packet.data).isEqualTo(member(packet.call, "data"));
            assertThat(packet.to).isEqualTo("127.0.0.1:1500");
            assertThat(packet.from).isEqualTo("127.0.0.1:" + port(packet.call));
            int size = packet.data.length() / 2;
            assertThat(packet.length).isEqualTo(20 + 8 + size);
            assertThat(packet.heads).matches("\\[\"IP\",\"45[0-9a-f]{38}\",\"5\",\"4\",.*\"htons\\(" + packet.length
                    + "\\)\",.*\"IPPROTO_UDP\",.*\"inet_addr\\(.{1,4}127.0.0.1.*],\\[\"UDP\",\"[0-9a-f]{16}\",\"htons\\("
                    + port(packet.call) + "\\)\",\"htons\\(1500\\)\",\"htons\\(" + (8 + size) + "\\)\",.*");
        }
    }

    /** The handshake stands under connect, the end under the close of each side. */
    @Test
    void connection() throws IOException {
        List<Packet> packets = packets("tcpServer", "--and", "tcpClient", "127.0.0.1", "bonjour", "les");
        assertThat(packets.stream().filter(p -> p.name().equals("connect")).map(Packet::text)).containsExactly(
                "TCP SYN, seq 0", "TCP SYN ACK, seq 0, ack 1", "TCP ACK, seq 1, ack 1");
        List<Packet> sent = packets.stream().filter(p -> p.name().equals("send")).toList();
        assertThat(sent.stream().filter(p -> !p.data.isEmpty())).hasSize(2).allSatisfy(packet -> {
            assertThat(packet.data).isEqualTo(member(packet.call, "data"));
            assertThat(packet.from).isEqualTo("127.0.0.1:" + port(packet.call));
            assertThat(packet.length).isEqualTo(20 + 32 + packet.data.length() / 2); // with time stamps
        });
        assertThat(sent.stream().filter(p -> p.data.isEmpty())).isNotEmpty().allSatisfy(packet -> {
            assertThat(packet.text).startsWith("TCP ACK");
            assertThat(packet.from).isEqualTo("127.0.0.1:1500");
        });
        List<Packet> fins = packets.stream().filter(p -> p.text.contains("FIN")).toList();
        assertThat(fins).extracting(Packet::name).containsExactly("close", "close");
        assertThat(fins.get(0).call).isNotEqualTo(fins.get(1).call);
        assertThat(fins).extracting(Packet::to).contains("127.0.0.1:1500");
        assertThat(packets).extracting(Packet::name).containsOnly("connect", "send", "close");
    }

    /** Nobody is there: the kernel refuses, and that stands under the call that it refuses. */
    @Test
    void refusals() throws IOException {
        List<Packet> packets = packets("tcpClient", "127.0.0.1", "bonjour");
        assertThat(packets).extracting(Packet::text).containsExactly("TCP SYN, seq 0", "TCP RST ACK, seq 1, ack 1");
        assertThat(packets).extracting(Packet::name).containsOnly("connect");
        assertThat(packets).allSatisfy(packet -> assertThat(packet.call).contains("ECONNREFUSED"));
        packets = packets("udpClient", "127.0.0.1", "bonjour");
        assertThat(packets).extracting(Packet::name).containsExactly("sendto", "sendto");
        assertThat(packets.get(1).text).isEqualTo("ICMP: type = ICMP_DEST_UNREACH, code = 3 of " + packets.get(0).from
                + " → 127.0.0.1:1500");
        assertThat(packets.get(1).data).contains(packets.get(0).data);
    }

    /** A connection of IPv6; its server has a process for each client, and two hold the socket for a while. */
    @Test
    void sixAndForks() throws IOException {
        List<Packet> packets = packets("tcpAnyServ", "1600", "--and", "tcpAnyClient", "::1", "1600", "bonjour");
        assertThat(packets).extracting(Packet::name).startsWith("connect", "connect", "connect", "send")
                .endsWith("close").containsOnly("connect", "send", "close");
        assertThat(packets.get(3).to).isEqualTo("::1:1600");
        assertThat(packets.get(3).heads).matches("\\[\"IPv6\",\"6.*\"htonl\\(.*\",\"htons\\(40\\)\","
                + "\"IPPROTO_TCP\",\"\\d+\",.*::1.*");
        packets = packets("tcpParServ", "--and", "tcpClient", "127.0.0.1", "bonjour");
        List<Packet> fins = packets.stream().filter(p -> p.text.contains("FIN")).toList();
        assertThat(fins).hasSize(2).extracting(Packet::name).containsOnly("close");
        assertThat(fins.get(0).call).isNotEqualTo(fins.get(1).call);
    }

    /** A raw socket has no port: its packets are told by their bytes, and the answers by the addresses. */
    @Test
    void raw() throws IOException {
        List<Packet> packets = packets("ping", "127.0.0.1");
        assertThat(packets).hasSize(8).extracting(Packet::name).containsOnly("sendto");
        for (int i = 0; i < packets.size(); i += 2) {
            assertThat(packets.get(i).text).isEqualTo("ICMP: type = ICMP_ECHO, code = 0, 56 bytes");
            assertThat(packets.get(i + 1).text).isEqualTo("ICMP: type = ICMP_ECHOREPLY, code = 0, 56 bytes");
            assertThat(packets.get(i + 1).call).isEqualTo(packets.get(i).call);
            assertThat(member(packets.get(i).call, "data")).endsWith(packets.get(i).data).hasSize(2 * (8 + 56));
        }
        assertThat(packets).extracting(Packet::call).doesNotContainNull();
        assertThat(packets.get(0).call).isNotEqualTo(packets.get(2).call);
    }
}
