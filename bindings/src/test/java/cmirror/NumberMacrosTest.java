package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Macros from a number to a number give what the compiled C macros give, over their ranges. */
class NumberMacrosTest {

    /** A macro: its header, C's type of its argument, what Java has, and the inputs. */
    private record Macro(String header, String name, String type, LongUnaryOperator java,
            long[] inputs) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final long[] BYTES = LongStream.range(0, 256).toArray();
    private static final long[] SHORTS = LongStream.range(0, 65536).toArray();
    private static final long[] WORDS = LongStream.concat(LongStream.range(-300, 300),
            LongStream.range(0, 32).map(i -> (int) (0x87654321L >> i ^ 1L << i))).toArray();
    private static final long[] LONGS = LongStream.range(0, 500)
            .map(i -> i * 0x9e3779b97f4a7c15L ^ i << 40).toArray();

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
    }

    static Stream<Macro> macros() {
        List<Macro> all = new ArrayList<>();
        String stat = "sys/stat";
        all.add(bool(stat, "S_ISDIR", SHORTS, m -> sys_stat_h.S_ISDIR((int) m)));
        all.add(bool(stat, "S_ISCHR", SHORTS, m -> sys_stat_h.S_ISCHR((int) m)));
        all.add(bool(stat, "S_ISBLK", SHORTS, m -> sys_stat_h.S_ISBLK((int) m)));
        all.add(bool(stat, "S_ISREG", SHORTS, m -> sys_stat_h.S_ISREG((int) m)));
        all.add(bool(stat, "S_ISFIFO", SHORTS, m -> sys_stat_h.S_ISFIFO((int) m)));
        all.add(bool(stat, "S_ISLNK", SHORTS, m -> sys_stat_h.S_ISLNK((int) m)));
        all.add(bool(stat, "S_ISSOCK", SHORTS, m -> sys_stat_h.S_ISSOCK((int) m)));
        all.add(of("dirent", "IFTODT", SHORTS, m -> dirent_h.IFTODT((int) m)));
        all.add(of("dirent", "DTTOIF", BYTES, t -> dirent_h.DTTOIF((int) t)));
        all.add(of("netinet/ip", "IPTOS_ECN", BYTES, x -> netinet_ip_h.IPTOS_ECN((int) x)));
        all.add(of("netinet/ip", "IPTOS_DSCP", BYTES, x -> netinet_ip_h.IPTOS_DSCP((int) x)));
        all.add(of("netinet/ip", "IPTOS_CLASS", BYTES, x -> netinet_ip_h.IPTOS_CLASS((int) x)));
        all.add(of("netinet/ip", "IPTOS_TOS", BYTES, x -> netinet_ip_h.IPTOS_TOS((int) x)));
        all.add(of("netinet/ip", "IPTOS_PREC", BYTES, x -> netinet_ip_h.IPTOS_PREC((int) x)));
        all.add(of("netinet/ip", "IPOPT_COPIED", BYTES, x -> netinet_ip_h.IPOPT_COPIED((int) x)));
        all.add(of("netinet/ip", "IPOPT_CLASS", BYTES, x -> netinet_ip_h.IPOPT_CLASS((int) x)));
        all.add(of("netinet/ip", "IPOPT_NUMBER", BYTES, x -> netinet_ip_h.IPOPT_NUMBER((int) x)));
        all.add(bool("netinet/in", "IN_EXPERIMENTAL", WORDS,
                a -> netinet_in_h.IN_EXPERIMENTAL((int) a)));
        all.add(bool("netinet/in", "IN_BADCLASS", WORDS, a -> netinet_in_h.IN_BADCLASS((int) a)));
        all.add(of("netinet/in", "IP_MSFILTER_SIZE", BYTES,
                n -> netinet_in_h.IP_MSFILTER_SIZE((int) n)));
        all.add(of("netinet/in", "GROUP_FILTER_SIZE", BYTES,
                n -> netinet_in_h.GROUP_FILTER_SIZE((int) n)));
        all.add(of("sys/socket", "CMSG_ALIGN", BYTES, sys_socket_h::CMSG_ALIGN));
        all.add(of("sys/socket", "CMSG_LEN", BYTES, sys_socket_h::CMSG_LEN));
        all.add(of("sys/socket", "CMSG_SPACE", BYTES, sys_socket_h::CMSG_SPACE));
        all.add(of("linux/netlink", "NLMSG_ALIGN", BYTES,
                n -> linux_netlink_h.NLMSG_ALIGN((int) n)));
        all.add(of("linux/netlink", "NLMSG_LENGTH", BYTES,
                n -> linux_netlink_h.NLMSG_LENGTH((int) n)));
        all.add(of("linux/netlink", "NLMSG_SPACE", BYTES,
                n -> linux_netlink_h.NLMSG_SPACE((int) n)));
        all.add(of("linux/rtnetlink", "RTA_ALIGN", BYTES,
                n -> linux_rtnetlink_h.RTA_ALIGN((int) n)));
        all.add(of("linux/rtnetlink", "RTA_LENGTH", BYTES,
                n -> linux_rtnetlink_h.RTA_LENGTH((int) n)));
        all.add(of("linux/rtnetlink", "RTA_SPACE", BYTES,
                n -> linux_rtnetlink_h.RTA_SPACE((int) n)));
        all.add(of("linux/filter", "BPF_CLASS", BYTES, x -> linux_filter_h.BPF_CLASS((int) x)));
        all.add(of("linux/filter", "BPF_SIZE", BYTES, x -> linux_filter_h.BPF_SIZE((int) x)));
        all.add(of("linux/filter", "BPF_MODE", BYTES, x -> linux_filter_h.BPF_MODE((int) x)));
        all.add(of("linux/filter", "BPF_OP", BYTES, x -> linux_filter_h.BPF_OP((int) x)));
        all.add(of("linux/filter", "BPF_SRC", BYTES, x -> linux_filter_h.BPF_SRC((int) x)));
        all.add(bool("sys/param", "powerof2", WORDS, x -> sys_param_h.powerof2((int) x)));
        all.add(of("byteswap", "bswap_16", SHORTS, x -> byteswap_h.bswap_16((int) x)));
        all.add(of("byteswap", "bswap_32", WORDS, x -> byteswap_h.bswap_32((int) x)
                & 0xffffffffL));
        all.add(of("byteswap", "bswap_64", LONGS, byteswap_h::bswap_64));
        all.add(of("endian", "htobe16", SHORTS, x -> endian_h.htobe16((int) x)));
        all.add(of("endian", "htole16", SHORTS, x -> endian_h.htole16((int) x)));
        all.add(of("endian", "be16toh", SHORTS, x -> endian_h.be16toh((int) x)));
        all.add(of("endian", "le16toh", SHORTS, x -> endian_h.le16toh((int) x)));
        all.add(of("endian", "htobe32", WORDS, x -> endian_h.htobe32((int) x) & 0xffffffffL));
        all.add(of("endian", "htole32", WORDS, x -> endian_h.htole32((int) x) & 0xffffffffL));
        all.add(of("endian", "be32toh", WORDS, x -> endian_h.be32toh((int) x) & 0xffffffffL));
        all.add(of("endian", "le32toh", WORDS, x -> endian_h.le32toh((int) x) & 0xffffffffL));
        all.add(of("endian", "htobe64", LONGS, endian_h::htobe64));
        all.add(of("endian", "htole64", LONGS, endian_h::htole64));
        all.add(of("endian", "be64toh", LONGS, endian_h::be64toh));
        all.add(of("endian", "le64toh", LONGS, endian_h::le64toh));
        all.add(of("sys/sysmacros", "major", LONGS, d -> sys_sysmacros_h.major(d) & 0xffffffffL));
        all.add(of("sys/sysmacros", "minor", LONGS, d -> sys_sysmacros_h.minor(d) & 0xffffffffL));
        all.add(of("sys/wait", "W_STOPCODE", BYTES, s -> sys_wait_h.W_STOPCODE((int) s)));
        return all.stream();
    }

    private static Macro of(String header, String name, long[] inputs, LongUnaryOperator java) {
        return new Macro(header, name, inputs == WORDS ? "int" : "long long", java, inputs);
    }

    private static Macro bool(String header, String name, long[] inputs,
            java.util.function.LongPredicate java) {
        return new Macro(header, name, inputs == WORDS ? "int" : "long long",
                x -> java.test(x) ? 1 : 0, inputs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("macros")
    void isCs(Macro macro) {
        boolean isBool = macro.name.matches("S_IS.*|IN_.*|powerof2");
        List<String> c = CProgram.compile("macro-" + macro.name, Mirror.includes(macro.header)
                + "static void ask(" + macro.type + " x) {\nprintf(\"%lld\\n\", (long long) "
                + (isBool ? "!!" : "") + macro.name + "(x));\n}\nint main(void) {\n"
                + asked(macro.inputs) + "}\n").run().lines();
        List<String> java = LongStream.of(macro.inputs).mapToObj(x ->
                String.valueOf(macro.java.applyAsLong(x))).toList();
        assertThat(java).isEqualTo(c);
    }

    /** A loop over a range, else a call for each number. */
    private static String asked(long[] inputs) {
        if (inputs == BYTES || inputs == SHORTS) {
            return "for (int i = 0; i < " + inputs.length + "; i++) ask(i);\n";
        }
        StringBuilder calls = new StringBuilder();
        LongStream.of(inputs).forEach(x -> calls.append("ask((long long) ").append(
                Long.toUnsignedString(x)).append("ULL);\n"));
        return calls.toString();
    }

    @Test
    void ofTwoNumbers() {
        List<String> c = CProgram.compile("macros-of-two", """
                #include <stdio.h>
                #include <sys/param.h>
                #include <sys/sysmacros.h>
                #include <sys/wait.h>
                int main(void) {
                    for (int a = 1; a < 3000; a += 37)
                        for (int b = 1; b < 300; b += 7)
                            printf("%d %d %d %d %lld %d\\n", MIN(a, b), MAX(a, b), howmany(a, b),
                                   roundup(a, b), (long long) makedev(a * 1001, b * 77777),
                                   W_EXITCODE(a & 255, b & 127));
                }
                """).run().lines();
        List<String> java = new ArrayList<>();
        for (int a = 1; a < 3000; a += 37) {
            for (int b = 1; b < 300; b += 7) {
                java.add(sys_param_h.MIN(a, b) + " " + sys_param_h.MAX(a, b) + " "
                        + sys_param_h.howmany(a, b) + " " + sys_param_h.roundup(a, b) + " "
                        + sys_sysmacros_h.makedev(a * 1001, b * 77777) + " "
                        + sys_wait_h.W_EXITCODE(a & 255, b & 127));
            }
        }
        assertThat(java).isEqualTo(c);
    }
}
