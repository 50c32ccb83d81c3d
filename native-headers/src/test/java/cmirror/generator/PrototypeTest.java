package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Prototype;
import cmirror.headers.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prototypes and types of the descriptions, taken apart and put together again. */
class PrototypeTest {

    @Test
    void namesGoWhereTheManualPageHasThem() {
        assertThat(Prototype.parse("recvfrom", "ssize_t recvfrom(int, void *restrict, size_t, int, "
                + "__SOCKADDR_ARG, socklen_t *restrict)").declaration(
                List.of("sockfd", "buf", "len", "flags", "src_addr", "addrlen")))
                .isEqualTo("ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, "
                        + "struct sockaddr *src_addr, socklen_t *addrlen)");
    }

    @Test
    void aFunctionThatReturnsAFunctionPointer() {
        Prototype signal = Prototype.parse("signal", "void (*signal(int, void (*)(int)))(int)");
        assertThat(signal.parameters()).containsExactly("int", "void (*)(int)");
        assertThat(signal.declaration(List.of("signum", "handler")))
                .isEqualTo("void (*signal(int signum, void (*handler)(int)))(int)");
    }

    @Test
    void arraysAndEllipsesAndNothing() {
        assertThat(Prototype.parse("socketpair", "int socketpair(int, int, int, int[2])")
                .declaration(List.of("domain", "type", "protocol", "sv")))
                .isEqualTo("int socketpair(int domain, int type, int protocol, int sv[2])");
        assertThat(Prototype.parse("printf", "int printf(const char *restrict, ...)")
                .declaration(List.of("format", "...")))
                .isEqualTo("int printf(const char *format, ...)");
        assertThat(Prototype.parse("getpid", "__pid_t getpid(void)").declaration(List.of()))
                .isEqualTo("pid_t getpid(void)");
    }

    @Test
    void typesHaveSizeSignAndCount() {
        assertThat(Type.parse("u8[14]")).isEqualTo(new Type("u", 1, null, 14));
        assertThat(Type.parse("i64")).isEqualTo(new Type("i", 8, null, -1));
        assertThat(Type.parse("ptr[]")).isEqualTo(new Type("ptr", 8, null, 0));
        assertThat(Type.parse("struct:in_addr(4)")).isEqualTo(new Type("struct", 4, "in_addr", -1));
        assertThat(Type.parse("union:sigval(8)[2]")).isEqualTo(new Type("union", 8, "sigval", 2));
        assertThat(Type.parse("longdouble(16)")).isEqualTo(new Type("longdouble", 16, null, -1));
    }
}
