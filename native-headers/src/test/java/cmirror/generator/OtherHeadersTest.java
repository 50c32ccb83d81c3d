package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Target;
import cmirror.testing.CProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A description of other headers than the machine's: what these only add is listed, what they
 * change of what there is fails. The machine's are made the later ones by a description that says
 * it was read from earlier ones, and the other way round.
 */
class OtherHeadersTest {

    private static final String EARLIER = "glibc 2.1, linux 2.2";
    private static final String LATER = "glibc 2.999, linux 99.0";

    @TempDir
    Path folder;

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
        CProgram.assume(Sources.HERE == Target.LINUX_X86_64,
                "the changes are made in the descriptions of linux-x86_64");
    }

    @Test
    void anAddedConstantPassesAndIsListed() throws IOException {
        Oracle oracle = oracle("netinet/in", EARLIER, "constant IP_TTL 2 : int\n", "");
        assertThat(oracle.differences()).isEmpty();
        assertThat(oracle.explained()).containsExactly(
                "netinet/in.h: IP_TTL: C has this constant, the description does not");
        Abi tcp = Sources.abi(Sources.HERE, "netinet/tcp");
        var lists = Sources.names();
        lists.remove("TCP_NODELAY");
        assertThat(Undescribed.constants("cc", "netinet/tcp", tcp, lists)).contains("TCP_NODELAY");
    }

    @Test
    void aChangedConstantFails() throws IOException {
        Oracle oracle = oracle("netinet/in", EARLIER, "constant IP_TTL 2 ", "constant IP_TTL 3 ");
        assertThat(oracle.differences())
                .containsExactly("netinet/in.h: IP_TTL: value: C says 2, the description 3");
        assertThat(oracle.explained()).isEmpty();
    }

    @Test
    void ofTheSameHeadersAnAddedConstantFails() throws IOException {
        Oracle oracle = oracle("netinet/in", HeaderVersions.of("cc").toString(),
                "constant IP_TTL 2 : int\n", "");
        assertThat(oracle.differences()).containsExactly(
                "netinet/in.h: IP_TTL: C has this constant, the description does not");
    }

    @Test
    void aLongerStructPassesAndAMovedFieldFails() throws IOException {
        String struct = """
                struct ip_mreqn size 12 align 4 : struct ip_mreqn
                    0  struct:in_addr(4)  imr_multiaddr  : struct in_addr imr_multiaddr
                    4  struct:in_addr(4)  imr_address    : struct in_addr imr_address
                    8  i32                imr_ifindex    : int imr_ifindex
                """;
        String shorter = struct.replaceFirst("    8 .*\n", "").replace("size 12", "size 8");
        Oracle longer = oracle("netinet/in", EARLIER, struct, shorter);
        assertThat(longer.differences()).isEmpty();
        assertThat(longer.explained()).contains(
                "netinet/in.h: struct ip_mreqn: size: C says 12, the description 8",
                "netinet/in.h: struct ip_mreqn: C has a member imr_ifindex at offset 8, "
                        + "the description has none");
        assertThat(oracle("netinet/in", EARLIER, "    8  i32                imr_ifindex ",
                "   12  i32                imr_ifindex ").differences()).contains(
                "netinet/in.h: struct ip_mreqn: imr_ifindex: offset: C says 8, the description 12");
    }

    @Test
    void whatIsKeptFreeInAStructMayBecomeLess() throws IOException {
        Oracle oracle = oracle("sys/statvfs", EARLIER, "88  i32[6]  __f_spare  : int __f_spare[6]",
                "84  i32[7]  __f_spare  : int __f_spare[7]");
        assertThat(oracle.differences()).noneMatch(line -> line.contains("__f_spare: elements"));
        assertThat(oracle.explained()).anyMatch(line -> line.matches("sys/statvfs.h: struct statvfs: "
                + "__f_spare: elements: C says [56], the description 7")); // 5 where there is an f_type
    }

    @Test
    void aCountMayGrowAndNotShrink() throws IOException {
        String text = "constant IFLA_MAX 61 ";
        assertThat(oracle("linux/if_link", EARLIER, text, "constant IFLA_MAX 60 ").differences())
                .isEmpty();
        assertThat(oracle("linux/if_link", EARLIER, text, "constant IFLA_MAX 999 ").differences())
                .hasSize(1);
    }

    @Test
    void earlierHeadersMayLackANameButNotChangeOne() throws IOException {
        String text = "constant IP_TTL 2 ";
        Oracle oracle = oracle("netinet/in", LATER, text, "constant IP_FUTURE 7 : int\n" + text);
        assertThat(oracle.differences()).isEmpty();
        assertThat(oracle.explained()).anyMatch(line ->
                line.startsWith("netinet/in.h: IP_FUTURE: value: C says 'IP_FUTURE' undeclared"));
        assertThat(oracle("netinet/in", LATER, text, "constant IP_TTL 3 ").differences())
                .containsExactly("netinet/in.h: IP_TTL: value: C says 2, the description 3");
    }

    @Test
    void whatALaterLibraryChangesIsSaidByVersion() throws IOException {
        String text = "constant IP_TTL 2 : int\n";
        assertThat(oracle("netinet/in", EARLIER, text, "constant IP_TTL 3 : int\n"
                + "since glibc 2.2: " + text).differences()).isEmpty();
        assertThat(oracle("netinet/in", EARLIER, text, text
                + "since glibc 2.999: constant IP_TTL 3 : int\n").differences()).isEmpty();
        assertThat(oracle("netinet/in", EARLIER, text, text
                + "constant IP_PAST 3 : int\nsince glibc 2.2: no constant IP_PAST\n").differences())
                .isEmpty();
    }

    private Oracle oracle(String header, String readFrom, String text, String change)
            throws IOException {
        String whole = Files.readString(Path.of("abi", Target.LINUX_X86_64.folder(),
                header + ".abi"));
        assertThat(whole).containsOnlyOnce(text);
        Path file = Files.writeString(folder.resolve("other.abi"), whole.replace(text, change)
                .replaceFirst("# read from: .*", "# read from: " + readFrom));
        return new Oracle("other", header, Abi.read(file));
    }
}
