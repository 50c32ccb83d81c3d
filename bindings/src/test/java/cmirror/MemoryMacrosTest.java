package cmirror;

import static cmirror.sys_select_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Macros that work on memory do to it, and see in it, what the compiled C macros do and see. */
class MemoryMacrosTest {

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
    }

    private static List<String> c(String name, String source) {
        return CProgram.compile(name, "#include <stdio.h>\n#include <string.h>\n" + """
                static void hex(const void *p, size_t n) {
                    for (size_t i = 0; i < n; i++)
                        printf("%02x", ((const unsigned char *) p)[i]);
                    printf("\\n");
                }
                """ + source).run().lines();
    }

    private static String hex(CObject object) {
        return HexFormat.of().formatHex(object.segment().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void setsOfDescriptors() {
        List<String> c = c("fd-macros", """
                #include <sys/select.h>
                int main(void) {
                    fd_set s;
                    FD_ZERO(&s);
                    for (int fd = 0; fd < 1024; fd += 5) {
                        FD_SET(fd, &s);
                        if (fd % 3 == 0) FD_CLR(fd / 2, &s);
                        printf("%d %d ", !!FD_ISSET(fd, &s), !!FD_ISSET(fd / 2, &s));
                        hex(&s, sizeof s);
                    }
                }
                """);
        List<String> java = new ArrayList<>();
        fd_set s = new fd_set();
        FD_ZERO(s);
        for (int fd = 0; fd < 1024; fd += 5) {
            FD_SET(fd, s);
            if (fd % 3 == 0) {
                FD_CLR(fd / 2, s);
            }
            java.add((FD_ISSET(fd, s) ? "1 " : "0 ") + (FD_ISSET(fd / 2, s) ? "1 " : "0 ")
                    + hex(s));
        }
        assertThat(java).isEqualTo(c);
    }

    @Test
    void setsOfProcessors() {
        List<String> c = c("cpu-macros", """
                #include <sched.h>
                int main(void) {
                    cpu_set_t s, t;
                    CPU_ZERO(&s);
                    CPU_ZERO(&t);
                    for (int cpu = 0; cpu < 1024; cpu += 7) {
                        CPU_SET(cpu, &s);
                        if (cpu % 2 == 0) CPU_CLR(cpu / 2, &s);
                        printf("%d %d %d ", CPU_COUNT(&s), !!CPU_ISSET(cpu / 2, &s),
                               !!CPU_EQUAL(&s, &t));
                        hex(&s, sizeof s);
                    }
                }
                """);
        List<String> java = new ArrayList<>();
        cpu_set_t s = new cpu_set_t();
        cpu_set_t t = new cpu_set_t();
        sched_h.CPU_ZERO(s);
        for (int cpu = 0; cpu < 1024; cpu += 7) {
            sched_h.CPU_SET(cpu, s);
            if (cpu % 2 == 0) {
                sched_h.CPU_CLR(cpu / 2, s);
            }
            java.add(sched_h.CPU_COUNT(s) + (sched_h.CPU_ISSET(cpu / 2, s) ? " 1" : " 0")
                    + (sched_h.CPU_EQUAL(s, t) ? " 1 " : " 0 ") + hex(s));
        }
        assertThat(java).isEqualTo(c);
    }

    @Test
    void filtersOfIcmp6() {
        List<String> c = c("icmp6-macros", """
                #include <netinet/icmp6.h>
                int main(void) {
                    struct icmp6_filter f, g;
                    ICMP6_FILTER_SETPASSALL(&f);
                    ICMP6_FILTER_SETBLOCKALL(&g);
                    for (int type = 0; type < 256; type += 3) {
                        ICMP6_FILTER_SETBLOCK(type, &f);
                        ICMP6_FILTER_SETPASS(type, &g);
                        printf("%d %d %d ", !!ICMP6_FILTER_WILLPASS(type, &f),
                               !!ICMP6_FILTER_WILLBLOCK(type, &f),
                               !!ICMP6_FILTER_WILLPASS(type + 1, &g));
                        hex(&f, sizeof f);
                        hex(&g, sizeof g);
                    }
                }
                """);
        List<String> java = new ArrayList<>();
        icmp6_filter f = new icmp6_filter();
        icmp6_filter g = new icmp6_filter();
        netinet_icmp6_h.ICMP6_FILTER_SETPASSALL(f);
        netinet_icmp6_h.ICMP6_FILTER_SETBLOCKALL(g);
        for (int type = 0; type < 256; type += 3) {
            netinet_icmp6_h.ICMP6_FILTER_SETBLOCK(type, f);
            netinet_icmp6_h.ICMP6_FILTER_SETPASS(type, g);
            java.add((netinet_icmp6_h.ICMP6_FILTER_WILLPASS(type, f) ? "1 " : "0 ")
                    + (netinet_icmp6_h.ICMP6_FILTER_WILLBLOCK(type, f) ? "1 " : "0 ")
                    + (type < 255 && netinet_icmp6_h.ICMP6_FILTER_WILLPASS(type + 1, g)
                            ? "1 " : "0 ") + hex(f));
            java.add(hex(g));
        }
        assertThat(java).hasSameSizeAs(c);
        assertThat(java.subList(0, java.size() - 2)).isEqualTo(c.subList(0, c.size() - 2));
    }

    @Test
    void times() {
        List<String> c = c("time-macros", """
                #include <sys/time.h>
                int main(void) {
                    for (int i = 0; i < 2000; i++) {
                        struct timeval a = {i * 7919 % 23, i * 104729LL % 1000000}, r, q;
                        struct timeval b = {i * 31 % 17, i * 7561237LL % 1000000};
                        struct timespec t;
                        timeradd(&a, &b, &r);
                        timersub(&a, &b, &q);
                        TIMEVAL_TO_TIMESPEC(&a, &t);
                        printf("%ld.%ld %ld.%ld %ld.%ld %d%d%d%d%d%d%d\\n", r.tv_sec, r.tv_usec,
                               q.tv_sec, q.tv_usec, t.tv_sec, t.tv_nsec, timercmp(&a, &b, <),
                               timercmp(&a, &b, >), timercmp(&a, &b, <=), timercmp(&a, &b, >=),
                               timercmp(&a, &b, ==), timercmp(&a, &b, !=), !!timerisset(&a));
                    }
                }
                """);
        List<String> java = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            timeval a = time(i * 7919 % 23, i * 104729L % 1000000);
            timeval b = time(i * 31 % 17, i * 7561237L % 1000000);
            timeval r = new timeval();
            timeval q = new timeval();
            timespec t = new timespec();
            sys_time_h.timeradd(a, b, r);
            sys_time_h.timersub(a, b, q);
            sys_time_h.TIMEVAL_TO_TIMESPEC(a, t);
            StringBuilder line = new StringBuilder().append(r.tv_sec()).append('.')
                    .append(r.tv_usec()).append(' ').append(q.tv_sec()).append('.')
                    .append(q.tv_usec()).append(' ').append(t.tv_sec()).append('.')
                    .append(t.tv_nsec()).append(' ');
            for (String CMP : List.of("<", ">", "<=", ">=", "==", "!=")) {
                line.append(sys_time_h.timercmp(a, b, CMP) ? 1 : 0);
            }
            java.add(line.append(sys_time_h.timerisset(a) ? 1 : 0).toString());
            sys_time_h.TIMESPEC_TO_TIMEVAL(r, t);
            assertThat(hex(r)).isEqualTo(hex(a));
            sys_time_h.timerclear(r);
            assertThat(sys_time_h.timerisset(r)).isFalse();
        }
        assertThat(java).isEqualTo(c);
    }

    private static timeval time(long sec, long usec) {
        timeval t = new timeval();
        t.tv_sec(sec);
        t.tv_usec(usec);
        return t;
    }

    /** From the first message of a buffer to the next, for every length and room. */
    @Test
    void ancillaryData() {
        List<String> c = c("cmsg-macros", """
                #include <sys/socket.h>
                int main(void) {
                    static _Alignas(16) char b[512];
                    for (int room = 0; room < 128; room += 4)
                        for (int len = 0; len < 140; len++) {
                            struct msghdr m = {.msg_control = b, .msg_controllen = room};
                            struct cmsghdr *h = (struct cmsghdr *) b, *n;
                            memset(b, 0, sizeof b);
                            h->cmsg_len = len;
                            n = CMSG_NXTHDR(&m, h);
                            printf("%d %d %d\\n", CMSG_FIRSTHDR(&m) != NULL,
                                   n ? (int) ((char *) n - b) : -1,
                                   (int) ((char *) CMSG_DATA(h) - b));
                        }
                }
                """);
        List<String> java = new ArrayList<>();
        MemorySegment b = sys_socket_h.new_long(64);
        for (int room = 0; room < 128; room += 4) {
            for (int len = 0; len < 140; len++) {
                msghdr m = new msghdr();
                m.msg_control(b);
                m.msg_controllen(room);
                cmsghdr h = cmsghdr.of(b);
                h.cmsg_len(len);
                cmsghdr n = sys_socket_h.CMSG_NXTHDR(m, h);
                java.add((sys_socket_h.CMSG_FIRSTHDR(m) != null ? 1 : 0) + " "
                        + (n == null ? -1 : n.segment().address() - b.address()) + " "
                        + (sys_socket_h.CMSG_DATA(h).address() - b.address()));
            }
        }
        assertThat(java).isEqualTo(c);
    }

    /** Every address whose first two bytes are any, and some others, against all the macros. */
    @Test
    void addressesOfIpv6() {
        String tails = "00000000000000000000000000000001 00000000000000000000000000000000 "
                + "00000000000000000000ffff7f000001 0000000000000000000000007f000001 "
                + "00000000000000000000000000000002 000000000000000000010000ffff0001";
        List<String> c = c("in6-macros", """
                #include <netinet/in.h>
                #define ALL(a) printf("%d%d%d%d%d%d%d%d%d%d%d%d\\n", \\
                    !!IN6_IS_ADDR_UNSPECIFIED(a), !!IN6_IS_ADDR_LOOPBACK(a), \\
                    !!IN6_IS_ADDR_MULTICAST(a), !!IN6_IS_ADDR_LINKLOCAL(a), \\
                    !!IN6_IS_ADDR_SITELOCAL(a), !!IN6_IS_ADDR_V4MAPPED(a), \\
                    !!IN6_IS_ADDR_V4COMPAT(a), !!IN6_IS_ADDR_MC_NODELOCAL(a), \\
                    !!IN6_IS_ADDR_MC_LINKLOCAL(a), !!IN6_IS_ADDR_MC_SITELOCAL(a), \\
                    !!IN6_IS_ADDR_MC_ORGLOCAL(a), !!IN6_IS_ADDR_MC_GLOBAL(a))
                int main(void) {
                    const char *tails = "TAILS";
                    struct in6_addr a;
                    for (int t = 0; t < 6; t++) {
                        for (int i = 0; i < 16; i++) {
                            unsigned x;
                            sscanf(tails + 33 * t + 2 * i, "%2x", &x);
                            a.s6_addr[i] = x;
                        }
                        ALL(&a);
                        for (int top = 0; top < 65536; top += t == 0 ? 1 : 257) {
                            a.s6_addr[0] = top >> 8;
                            a.s6_addr[1] = top;
                            ALL(&a);
                        }
                    }
                }
                """.replace("TAILS", tails));
        List<String> java = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            in6_addr a = new in6_addr();
            byte[] bytes = HexFormat.of().parseHex(tails.split(" ")[t]);
            MemorySegment.copy(bytes, 0, a.segment(), ValueLayout.JAVA_BYTE, 0, 16);
            java.add(all(a));
            for (int top = 0; top < 65536; top += t == 0 ? 1 : 257) {
                a.s6_addr(0, top >> 8);
                a.s6_addr(1, top & 0xff);
                java.add(all(a));
            }
            in6_addr b = new in6_addr();
            b.set(a);
            assertThat(netinet_in_h.IN6_ARE_ADDR_EQUAL(a, b)).isTrue();
            b.s6_addr(15, 77);
            assertThat(netinet_in_h.IN6_ARE_ADDR_EQUAL(a, b)).isFalse();
        }
        assertThat(java).isEqualTo(c);
    }

    private static String all(in6_addr a) {
        boolean[] bits = {netinet_in_h.IN6_IS_ADDR_UNSPECIFIED(a),
            netinet_in_h.IN6_IS_ADDR_LOOPBACK(a), netinet_in_h.IN6_IS_ADDR_MULTICAST(a),
            netinet_in_h.IN6_IS_ADDR_LINKLOCAL(a), netinet_in_h.IN6_IS_ADDR_SITELOCAL(a),
            netinet_in_h.IN6_IS_ADDR_V4MAPPED(a), netinet_in_h.IN6_IS_ADDR_V4COMPAT(a),
            netinet_in_h.IN6_IS_ADDR_MC_NODELOCAL(a), netinet_in_h.IN6_IS_ADDR_MC_LINKLOCAL(a),
            netinet_in_h.IN6_IS_ADDR_MC_SITELOCAL(a), netinet_in_h.IN6_IS_ADDR_MC_ORGLOCAL(a),
            netinet_in_h.IN6_IS_ADDR_MC_GLOBAL(a)};
        StringBuilder text = new StringBuilder();
        for (boolean bit : bits) {
            text.append(bit ? 1 : 0);
        }
        return text.toString();
    }
}
