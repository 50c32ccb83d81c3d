package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.generator.StructLayouts.Struct;
import cmirror.testing.CProgram;
import cmirror.tools.layout.StructTable.Member;
import cmirror.tools.layout.WireCells.Cell;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --rfc} and {@code --bytes}: structs as packets are drawn, and the values in them. */
class RfcLayoutTest {

    static List<String> targets() {
        return Structs.ALL.targets();
    }

    /** Each bit of each struct is drawn once, and no line is wider than the terminal. */
    @ParameterizedTest
    @MethodSource("targets")
    void everyBitOnce(String target) {
        for (Struct struct : Structs.on(target)) {
            StructTable table = new StructTable(struct);
            BitSet drawn = new BitSet();
            for (Cell cell : WireCells.of(table, null)) {
                assertThat(drawn.get(cell.start(), cell.end()).cardinality())
                        .as(struct.name() + " " + cell).isZero();
                drawn.set(cell.start(), cell.end());
            }
            assertThat(drawn.cardinality()).as(struct.name()).isEqualTo((int) (8 * struct.size()));
            for (int width : new int[] {80, 129, 200}) {
                assertThat(RfcLayout.of(table, null, width).lines().filter(l -> !l.startsWith("size ")
                        && !l.contains("<"))).as(struct.name()).allMatch(l -> l.length() <= width);
            }
        }
    }

    /** RFC 791, section 3.1, with the names of C. */
    @Test
    void theHeadOfAPacket() {
        assertThat(RfcLayout.of(Structs.table("linux-x86_64", "iphdr"), null, 80)).contains("""
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |version|  ihl  |   DSCP    |ECN|            tot_len            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |              id               |R|D|M|     fragment_offset     |
                |                               |F|F|F|                         |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |      ttl      |   protocol    |             check             |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
        // RFC 9293, section 3.1: URG ACK PSH RST SYN FIN from left to right, on every target
        for (String target : targets()) {
            assertThat(WireCells.of(Structs.table(target, "tcphdr"), null).stream()
                    .filter(c -> c.bits() == 1 && c.start() >= 106)
                    .map(c -> c.name().toUpperCase())).as(target)
                    .containsExactly("URG", "ACK", "PSH", "RST", "SYN", "FIN");
        }
    }

    /** The terminal is filled: a bit has more columns where there are more. */
    @Test
    void wideTerminals() {
        StructTable udp = Structs.table("linux-x86_64", "udphdr");
        assertThat(longest(RfcLayout.of(udp, null, 80))).isEqualTo(65);
        assertThat(longest(RfcLayout.of(udp, null, 129))).isEqualTo(129);
        assertThat(longest(RfcLayout.of(udp, null, 200))).isEqualTo(193);
    }

    private static int longest(String text) {
        return text.lines().filter(l -> l.startsWith("+")).mapToInt(String::length).max()
                .orElseThrow();
    }

    /** Named bits are those of the header's own masks, and as many as the number has. */
    @Test
    void namedBitsAreAllOfANumber() {
        NamedBits.all().forEach((name, parts) -> {
            String struct = name.substring(0, name.indexOf('.'));
            for (String target : targets()) {
                StructTable table = Structs.table(target, struct);
                for (Member member : table == null ? List.<Member>of() : table.members()) {
                    if (name.equals(struct + "." + member.name())) {
                        assertThat(parts.stream().mapToInt(NamedBits.Bits::count).sum())
                                .as(name).isEqualTo((int) member.field().bits());
                    }
                }
            }
        });
    }

    /** A C program fills in the heads of a packet, and says what it wrote and which bytes these are. */
    @Test
    void theValuesAreWhatCWrote() {
        CProgram.assumeCompiler();
        List<String> said = CProgram.compile("heads", """
                #include <stdio.h>
                #include <string.h>
                #include <arpa/inet.h>
                #include <netinet/ip.h>
                #include <netinet/tcp.h>
                int main(void) {
                    struct iphdr ip; struct tcphdr tcp; struct sockaddr_in6 six;
                    memset(&ip, 0, sizeof ip); memset(&tcp, 0, sizeof tcp); memset(&six, 0, sizeof six);
                    ip.version = 4; ip.ihl = 5; ip.tos = 0x2d; ip.tot_len = htons(52);
                    ip.frag_off = htons(IP_DF | 100); ip.ttl = 64; ip.protocol = IPPROTO_TCP;
                    ip.check = htons(0x1234); inet_aton("10.1.2.3", (struct in_addr *)&ip.saddr);
                    inet_aton("127.0.0.1", (struct in_addr *)&ip.daddr);
                    tcp.source = htons(54321); tcp.dest = htons(1500); tcp.seq = htonl(4000000000u);
                    tcp.doff = 5; tcp.syn = 1; tcp.ack = 1; tcp.window = htons(65535);
                    six.sin6_family = AF_INET6; six.sin6_port = htons(7);
                    inet_pton(AF_INET6, "fe80::1", &six.sin6_addr); six.sin6_scope_id = 3;
                    for (size_t i = 0; i < sizeof ip; i++) printf("%02x", ((unsigned char *)&ip)[i]);
                    for (size_t i = 0; i < sizeof tcp; i++) printf(" %02x", ((unsigned char *)&tcp)[i]);
                    printf("\\n");
                    for (size_t i = 0; i < sizeof six; i++) printf("%02x", ((unsigned char *)&six)[i]);
                    printf("\\n");
                }
                """).run().lines();
        LiveBytes packet = LiveBytes.parse(said.get(0));
        assertThat(values("iphdr", packet)).containsEntry("version", "4").containsEntry("ihl", "5")
                .containsEntry("DSCP", "11").containsEntry("ECN", "1").containsEntry("tot_len", "52")
                .containsEntry("RF", "0").containsEntry("DF", "1").containsEntry("MF", "0")
                .containsEntry("fragment_offset", "100").containsEntry("protocol", "6 TCP")
                .containsEntry("check", "0x1234").containsEntry("saddr", "10.1.2.3")
                .containsEntry("daddr", "127.0.0.1");
        assertThat(values("tcphdr", packet.behind(20))).containsEntry("th_sport", "54321")
                .containsEntry("th_dport", "1500").containsEntry("th_seq", "4000000000")
                .containsEntry("th_off", "5").containsEntry("syn", "1").containsEntry("ack", "1")
                .containsEntry("fin", "0").containsEntry("th_win", "65535");
        assertThat(values("sockaddr_in6", LiveBytes.parse(said.get(1))))
                .containsEntry("sin6_family", "AF_INET6").containsEntry("sin6_port", "7")
                .containsEntry("sin6_addr", "fe80:0:0:0:0:0:0:1").containsEntry("sin6_scope_id", "3");
    }

    private static Map<String, String> values(String struct, LiveBytes live) {
        return WireCells.of(Structs.table("linux-x86_64", struct), live).stream()
                .collect(Collectors.toMap(Cell::name, Cell::value, (a, b) -> a));
    }

    /** What dump prints can be given as it is. */
    @Test
    void bytesAsDumpPrintsThem() {
        String dumped = """
                struct sockaddr_in at 0x7f33f011c5a0, 16 bytes
                   0  02 00                    ..        sin_family = AF_INET
                   2  05 dc                    ..        sin_port = htons(1500)
                   4  7f 00 00 01              ....      sin_addr = 127.0.0.1
                   8  00 00 00 00 00 00 00 00  ........  sin_zero = ""
                """;
        for (String text : List.of(dumped, "0200 05dc 7f000001 0000000000000000",
                "02:00:05:dc:7f:00:00:01")) {
            assertThat(values("sockaddr_in", LiveBytes.parse(text)))
                    .containsEntry("sin_family", "AF_INET").containsEntry("sin_port", "1500")
                    .containsEntry("sin_addr", "127.0.0.1");
        }
        // fewer bytes than the struct has: what they do not reach has no value
        assertThat(values("sockaddr_in", LiveBytes.parse("0200"))).containsEntry("sin_port", "");
        assertThatThrownBy(() -> LiveBytes.parse("02 0x0")).isInstanceOf(
                IllegalArgumentException.class).hasMessageContaining("two digits a byte");
    }
}
