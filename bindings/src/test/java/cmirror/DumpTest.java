package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** dump: offsets, bytes and values are those that a C program prints of the same structs. */
class DumpTest {

    private static final Pattern ROW =
            Pattern.compile("^ *(\\d+)  ((?:[0-9a-f]{2} )+) +.{8}  (\\w+) = (.*)$");

    /** C's macro prints the first eight bytes of a field as dump does, and its value. */
    private static final String C = """
            #include <arpa/inet.h>
            #include <net/if.h>
            #include <netdb.h>
            #include <stddef.h>
            #include <stdio.h>
            #include <string.h>
            #define FIELD(s, f, format, ...) do { printf("%zu ", offsetof(__typeof__(s), f)); \\
                for (size_t n = 0; n < sizeof((s).f) && n < 8; n++) \\
                    printf("%02x ", ((unsigned char *) &(s).f)[n]); \\
                printf(#f " = " format "\\n", __VA_ARGS__); } while (0)
            int main(void) {
                struct sockaddr_in a;
                memset(&a, 0, sizeof(a));
                a.sin_family = AF_INET;
                a.sin_port = htons(1500);
                inet_aton("192.0.2.7", &a.sin_addr);
                FIELD(a, sin_family, "%s", "AF_INET");
                FIELD(a, sin_port, "htons(%d)", ntohs(a.sin_port));
                FIELD(a, sin_addr, "%s", inet_ntoa(a.sin_addr));
                struct hostent *h = gethostbyname("192.0.2.7");
                FIELD(*h, h_addrtype, "%s", "AF_INET");
                FIELD(*h, h_length, "%d", h->h_length);
                struct ifreq r;
                memset(&r, 0, sizeof(r));
                strcpy(r.ifr_name, "lo");
                FIELD(r, ifr_name, "\\"%s\\"", r.ifr_name);
                struct addrinfo i = {.ai_family = AF_INET6, .ai_socktype = SOCK_STREAM,
                    .ai_flags = AI_PASSIVE | AI_NUMERICHOST};
                FIELD(i, ai_flags, "%s", "AI_PASSIVE|AI_NUMERICHOST");
                FIELD(i, ai_family, "%s", "AF_INET6");
                FIELD(i, ai_socktype, "%s", "SOCK_STREAM");
                return 0;
            }
            """;

    private static final String JAVA = """
            var a = new sockaddr_in();
            a.sin_family(AF_INET);
            a.sin_port(htons(1500));
            inet_aton("192.0.2.7", a.sin_addr());
            dump(a);
            dump(gethostbyname("192.0.2.7"));
            var r = new ifreq();
            strcpy(r.ifr_name(), "lo");
            dump(r);
            var i = new addrinfo();
            i.ai_family(AF_INET6);
            i.ai_socktype(SOCK_STREAM);
            i.ai_flags(netdb_h.AI_PASSIVE | netdb_h.AI_NUMERICHOST);
            dump(i);
            return 0;
            """;

    @Test
    void valuesAreThoseOfC() {
        CProgram.assumeCompiler();
        List<String> c = CProgram.compile("dump", C).run().lines();
        Child.Result java = JavaProgram.main("DumpOfC", JAVA).run();
        assertThat(java.stderr()).isEmpty();
        List<String> rows = new ArrayList<>();
        for (String line : java.lines()) {
            Matcher m = ROW.matcher(line);
            if (m.matches()) {
                rows.add(m.group(1) + " " + m.group(2) + m.group(3) + " = " + m.group(4));
            }
        }
        assertThat(c).hasSize(9);
        assertThat(rows).containsAll(c);
    }

    @Test
    void whatPointersLeadTo() {
        Child.Result result = JavaProgram.main("DumpOfPointers", """
                printf("before\\n");
                dump(gethostbyname("127.0.0.1"));
                var m = new msghdr();
                var un = new sockaddr_un();
                un.sun_family(AF_UNIX);
                strcpy(un.sun_path(), "/tmp/s");
                m.msg_name(un);
                m.msg_namelen(sizeof(un));
                dump(m);
                printf("after\\n");
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.lines()).startsWith("before").endsWith("after")
                .anyMatch(l -> l.matches(".*h_name = 0x[0-9a-f]+ -> \"127.0.0.1\""))
                .anyMatch(l -> l.matches(".*h_aliases = 0x[0-9a-f]+ -> \\[]"))
                .anyMatch(l -> l.matches(".*h_addr_list = 0x[0-9a-f]+ -> \\{127.0.0.1}"))
                .anyMatch(l -> l.matches(
                        ".*msg_name = 0x[0-9a-f]+ -> \\{sa_family=AF_UNIX, sun_path=\"/tmp/s\"}"));
    }

    /** What a debugger shows beside a variable. */
    @Test
    void toStringIsALine() {
        Child.Result result = JavaProgram.main("DumpInALine", """
                var a = new sockaddr_in();
                a.sin_family(AF_INET);
                a.sin_port(htons(1500));
                System.out.println(a);
                var group = new ip_mreq();
                group.imr_multiaddr().s_addr(inet_addr("224.1.2.3"));
                System.out.println(group);
                System.out.println(group.imr_multiaddr());
                System.out.println(sockaddr_in.of(java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(16)));
                sockaddr_in closed;
                try (var arena = java.lang.foreign.Arena.ofConfined()) {
                    closed = sockaddr_in.allocate(arena);
                }
                System.out.println(closed);
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.lines()).containsExactly(
                "struct sockaddr_in {sa_family=AF_INET, sin_port=htons(1500), sin_addr=inet_addr(\"0.0.0.0\")}",
                "struct ip_mreq {imr_multiaddr=inet_addr(\"224.1.2.3\"), imr_interface=inet_addr(\"0.0.0.0\")}",
                "struct in_addr {s_addr=inet_addr(\"224.1.2.3\")}",
                "struct sockaddr_in {sa_family=?}", // nobody's memory
                "struct sockaddr_in, whose arena is closed");
    }

    /** Addresses that are nobody's, at the start and on the way. */
    @Test
    void wildPointers() {
        Child.Result result = JavaProgram.main("DumpOfWild", """
                dump(java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(64),
                        sockaddr_in.class);
                var h = new hostent();
                h.h_name((Object) java.lang.foreign.MemorySegment.ofAddress(0x12345));
                h.h_aliases((Object) java.lang.foreign.MemorySegment.ofAddress(0x7fffffff0000L));
                h.h_addr_list((Object) java.lang.foreign.MemorySegment.ofAddress(-8));
                dump(h);
                dump((CObject) null);
                dump(new_char(20));
                dump(new socklen_t(16));
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.text()).contains("0 of 16 bytes: none of them can be read",
                "h_name = 0x12345\n", "h_aliases = 0x7fffffff0000\n", "NULL\n", "20 bytes",
                "= 16\n");
    }
}
