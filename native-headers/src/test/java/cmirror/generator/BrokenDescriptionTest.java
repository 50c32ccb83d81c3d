package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Target;
import cmirror.testing.CProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A description with a mistake in it makes the oracle say which. */
class BrokenDescriptionTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
        CProgram.assume(Sources.HERE == Target.LINUX_X86_64,
                "the mistakes are made in the descriptions of linux-x86_64");
    }

    /** The text that stands in the description, the mistake in its place, and the sentence. */
    @ParameterizedTest(name = "{0}.h: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            netinet/in | '    2  u16                sin_port    : in_port_t sin_port\n' | '' \
            \
            | netinet/in.h: struct sockaddr_in: C has a member sin_port at offset 2, the description has none
            netinet/in \
            | '     4  u32                  sin6_flowinfo  : uint32_t sin6_flowinfo\n' | '' \
            | netinet/in.h: struct sockaddr_in6: sin6_addr: offset after byte 4 and its padding: \
            C says 4, the description 8
            netinet/in | 's_addr  : in_addr_t s_addr' | 's_adr  : in_addr_t s_adr' \
            | netinet/in.h: struct in_addr: s_adr: offset: C says 'struct in_addr' has no member \
            named 's_adr'; did you mean 's_addr'?
            netinet/in | '    4  struct:in_addr(4)  sin_addr ' \
            | '    8  struct:in_addr(4)  sin_addr ' \
            | netinet/in.h: struct sockaddr_in: sin_addr: offset: C says 4, the description 8
            netinet/in | '2  u16                sin_port ' | '2  i16                sin_port ' \
            | netinet/in.h: struct sockaddr_in: sin_port: is unsigned: C says 1, the description 0
            netinet/in | '2  u16                sin_port    : in_port_t' \
            | '2  u16                sin_port    : short' \
            | netinet/in.h: struct sockaddr_in: sin_port: type: C says in_port_t, the description \
            short
            netinet/in | 'u8[8]              sin_zero ' | 'u8[6]              sin_zero ' \
            | netinet/in.h: struct sockaddr_in: sin_zero: elements: C says 8, the description 6
            netinet/in | 'struct sockaddr_in size 16' | 'struct sockaddr_in size 20' \
            | netinet/in.h: struct sockaddr_in: size: C says 16, the description 20
            netinet/in | 'struct in_addr size 4 align 4' | 'struct in_addr size 4 align 2' \
            | netinet/in.h: struct in_addr: alignment: C says 4, the description 2
            netinet/in | 'constant IP_MULTICAST_TTL 33 ' | 'constant IP_MULTICAST_TTL 10 ' \
            | netinet/in.h: IP_MULTICAST_TTL: value: C says 33, the description 10
            netinet/in | 'constant INADDR_NONE 4294967295 ' | 'constant INADDR_NONE -1 ' \
            | netinet/in.h: INADDR_NONE: value: C says 4294967295, the description -1
            netinet/in | 'constant INADDR_ANY 0 : unsigned int' | 'constant INADDR_ANY 0 : int' \
            | netinet/in.h: INADDR_ANY: type: C says unsigned int, the description int
            netinet/in | 'typedef in_port_t u16' | 'typedef in_port_t u32' \
            | netinet/in.h: in_port_t: size: C says 2, the description 4
            netinet/in | 'variable in6addr_any size 16' | 'variable in6addr_any size 8' \
            | netinet/in.h: in6addr_any: size: C says 16, the description 8
            signal | 'constant SIG_IGN 1 : ptr' | 'constant SIG_IGN 2 : ptr' \
            | signal.h: SIG_IGN: value: C says 1, the description 2
            sys/socket | 'recvfrom i64 (i32, ptr, u64, i32, ptr, ptr)' \
            | 'recvfrom i64 (i32, u64, ptr, i32, ptr, ptr)' \
            | sys/socket.h: recvfrom: parameter 2: is an integer: C says 0, the description 1
            sys/socket \
            | 'recvfrom(int, void *restrict, size_t, int, __SOCKADDR_ARG, socklen_t *restrict)' \
            | 'recvfrom(int, void *restrict, int, size_t, __SOCKADDR_ARG, socklen_t *restrict)' \
            | sys/socket.h: recvfrom: prototype: C says ssize_t(int, void * restrict, size_t, \
            int, __SOCKADDR_ARG, socklen_t * restrict), the description ssize_t (int, void *restrict, int, size_t, __SOCKADDR_ARG, socklen_t *restrict)
            sys/socket | 'function bind i32 (i32, ptr, u32)' | 'function bind i32 (i32, ptr, i32)' \
            | sys/socket.h: bind: parameter 3: is unsigned: C says 1, the description 0
            sys/socket | 'function bind i32 (i32, ptr, u32)' | 'function bind i32 (i32, ptr, u64)' \
            | sys/socket.h: bind: parameter 3: size: C says 4, the description 8
            sys/socket | 'function send i64' | 'function send i32' \
            | sys/socket.h: send: result: size: C says 8, the description 4
            sys/socket | 'function listen i32 (i32, i32)' | 'function listen i32 (i32)' \
            | sys/socket.h: listen: number of parameters: C says 2, the description 1
            """)
    void isNamed(String header, String text, String mistake, String sentence) throws IOException {
        assertThat(differences(header, text.replace("\\n", "\n"), mistake)).contains(sentence);
    }

    @Test
    void allMistakesAreListedAtOnce() throws IOException {
        String text = Files.readString(description("netinet/in"));
        text = text.replace("constant IP_TTL 2 ", "constant IP_TTL 3 ")
                .replace("constant IP_TOS 1 ", "constant IP_TEARS 1 ")
                .replace("20  u32  ", "24  u32  ")
                .replace("function htons u16 (u16)", "function htons u32 (u16)");
        List<String> differences = new ArrayList<>(ask("netinet/in", text));
        differences.removeAll(ask("netinet/in", Files.readString(description("netinet/in"))));
        assertThat(differences).hasSize(5).extracting(d -> d.split(": ")[1])
                .containsExactlyInAnyOrder("IP_TTL", "IP_TEARS", "IP_TEARS", "IP_TOS", "htons");
    }

    private List<String> differences(String header, String text, String mistake)
            throws IOException {
        String whole = Files.readString(description(header));
        assertThat(whole).containsOnlyOnce(text);
        return ask(header, whole.replace(text, mistake == null ? "" : mistake));
    }

    /** As if it had been read from the headers that are here: what later ones add is no mistake. */
    private List<String> ask(String header, String description) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.abi"), description.replaceFirst(
                "# read from: .*", "# read from: " + HeaderVersions.of("cc")));
        return new Oracle("broken", header, Abi.read(file)).differences();
    }

    private static Path description(String header) {
        return Path.of("abi", Target.LINUX_X86_64.folder(), header + ".abi");
    }
}
