package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.generator.StructLayouts.Field;
import cmirror.generator.StructLayouts.Struct;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/** Layouts as text, of all structs of all targets. */
class TextLayoutTest {

    private static final Pattern FOOTER = Pattern.compile("size (\\d+) = members (.+) \\+ holes "
            + "(.+) \\+ padding (.+): adds up; align (\\d+)(?:, \\d+ in network order)?");

    static List<String> targets() {
        return Structs.ALL.targets();
    }

    /** The bits are counted here a second time, one by one. */
    @ParameterizedTest
    @MethodSource("targets")
    void theFooterIsWhatTheDescriptionSays(String target) {
        int count = 0;
        for (Struct struct : Structs.on(target)) {
            String text = TextLayout.of(new StructTable(struct), Ansi.OFF);
            BitSet covered = new BitSet();
            for (Field field : struct.fields()) {
                covered.set((int) field.firstBit(), (int) (field.firstBit() + field.bits()));
            }
            Matcher footer = FOOTER.matcher(text.lines().toList().getLast());
            assertThat(footer.matches()).as(text).isTrue();
            assertThat(Long.parseLong(footer.group(1))).as(text).isEqualTo(struct.size());
            assertThat(bits(footer.group(2))).as(text).isEqualTo(covered.cardinality());
            assertThat(bits(footer.group(3))).as(text)
                    .isEqualTo(covered.length() - covered.cardinality());
            assertThat(bits(footer.group(4))).as(text)
                    .isEqualTo(8 * struct.size() - covered.length());
            assertThat(Integer.parseInt(footer.group(5))).as(text).isEqualTo(struct.align());
            assertThat(text.lines()).as(text).allMatch(line -> line.length() <= 100);
            count++;
        }
        System.out.println(target + ": " + count + " structs");
        assertThat(count).isGreaterThan(150);
    }

    /** What a wide terminal has room for besides is what the members mean. */
    @ParameterizedTest
    @MethodSource("targets")
    void meaningsFillTheTerminal(String target) {
        int meanings = 0;
        for (Struct struct : Structs.on(target)) {
            String text = TextLayout.of(new StructTable(struct), null, 133, Ansi.OFF);
            if (!text.contains("  meaning\n")) {
                continue; // its types are too long
            }
            String words = text.replaceAll("\\s+", " ");
            assertThat(text.lines()).as(text).allMatch(line -> line.length() <= 133);
            for (Field field : struct.fields()) {
                String meaning = new StructTable.Member(field).meaning();
                assertThat(meaning).doesNotContain("network byte order");
                meanings += words.contains(meaning.split(" ")[0]) && !meaning.isEmpty() ? 1 : 0;
                assertThat(words).contains(meaning.split(" "));
            }
        }
        assertThat(meanings).isGreaterThan(400);
        assertThat(TextLayout.of(new StructTable(Structs.on(target).iterator().next()), null, 0, Ansi.OFF))
                .doesNotContain("meaning");
    }

    /** {@code 12}, {@code 3 bits} or {@code 1 byte 4 bits}. */
    private static long bits(String words) {
        Matcher m = Pattern.compile("(?:(\\d+)(?: bytes?)?)?(?: ?(\\d+) bits?)?").matcher(words);
        Matcher only = Pattern.compile("(\\d+) bits?").matcher(words);
        if (only.matches()) {
            return Long.parseLong(only.group(1));
        }
        assertThat(m.matches()).as(words).isTrue();
        return 8 * Long.parseLong(m.group(1)) + (m.group(2) == null ? 0
                : Long.parseLong(m.group(2)));
    }

    @Test
    void networkByteOrderIsMarked() {
        assertThat(text("linux-x86_64", "sockaddr_in")).contains(
                "      2       2  sin_port     in_port_t       network order",
                "      0       2  sin_family   sa_family_t");
        assertThat(text("macos-aarch64", "sockaddr_in")).contains(
                "      0       1  sin_len      __uint8_t",
                "      4       4  sin_addr     struct in_addr  network order");
        // the pointer to the addresses is the machine's own
        assertThat(text("linux-x86_64", "hostent")).noneMatch(l -> l.contains("network order"));
        for (String name : List.of("sockaddr_in6", "in_addr", "in6_addr", "iphdr", "ip", "tcphdr",
                "udphdr", "icmphdr", "icmp", "ether_header", "ethhdr", "sockaddr_ll", "arphdr",
                "ether_arp", "ip6_hdr", "ip6_frag", "icmp6_hdr", "nd_neighbor_solicit", "mld_hdr",
                "igmp", "servent", "tftphdr", "tun_pi", "ip_mreq", "ipv6_mreq")) {
            assertThat(text("linux-x86_64", name)).as(name)
                    .anyMatch(line -> line.endsWith("network order"));
        }
    }

    @Test
    void whatOverlapsIsAUnion() {
        assertThat(text("linux-x86_64", "icmphdr")).containsSequence(
                "      4       4  union of 5 {",
                "      4       2    un.echo.id               uint16_t  network order",
                "      6       2    un.echo.sequence         uint16_t  network order",
                "      4       4    un.gateway               uint32_t  network order",
                "      4       2    un.frag.__glibc_reserved uint16_t",
                "      6       2    un.frag.mtu              uint16_t  network order",
                "                 }");
    }

    @Test
    void holesAndBitFields() {
        assertThat(text("linux-aarch64", "epoll_event")).containsSequence(
                "      0       4  events   uint32_t", "      4       4  XXX 4 bytes hole");
        assertThat(text("linux-x86_64", "regex_t")).containsSequence(
                "   56:6   1 bit  not_eol            unsigned int",
                "   56:7   1 bit  newline_anchor     unsigned int",
                "     57       7  XXX 7 bytes padding");
    }

    /** The mirror has no struct with holes of bits: here is one. */
    @Test
    void holesOfBits() {
        Struct struct = new Struct("linux-x86_64", "struct", "odd", "struct odd", "odd.h", "", 8, 4,
                List.of(new Field("a", "int a : 3", "i32", 0, 3, true, false, ""),
                        new Field("b", "char b", "i8", 16, 8, false, false, ""),
                        new Field("c", "int c : 12", "i32", 24, 12, true, false, "")));
        assertThat(TextLayout.of(new StructTable(struct), Ansi.OFF).lines()).containsSequence(
                "    0:0  3 bits  a      int",
                "    0:3          XXX 1 byte 5 bits hole",
                "      2       1  b      char",
                "    3:0 12 bits  c      int",
                "    4:4          XXX 3 bytes 4 bits padding",
                "",
                "size 8 = members 2 bytes 7 bits + holes 1 byte 5 bits"
                        + " + padding 3 bytes 4 bits: adds up; align 4");
    }

    private static List<String> text(String target, String name) {
        return TextLayout.of(Structs.table(target, name), Ansi.OFF).lines().toList();
    }
}
