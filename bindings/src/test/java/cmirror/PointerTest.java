package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What may stand where C takes a pointer, and what happens to what C could not know. */
class PointerTest {

    @Test
    void nullHasTheNumber0() {
        assertThat(number(NULL)).isZero();
        assertThat(number(MemorySegment.NULL)).isZero();
        assertThat(Opaque.known(null, FILE.class)).isNull();
        assertThat(same(0, new_char(1))).isFalse();
        assertThat(same(MemorySegment.NULL, NULL)).isTrue();
    }


    @Test
    void arraysOfJavaAreCopiedInAndOut() {
        int[] sv = new int[2];
        assertThat(socketpair(AF_UNIX, SOCK_STREAM, 0, sv)).isZero();
        assertThat(sv[0]).isPositive();
        assertThat(sv[1]).isPositive().isNotEqualTo(sv[0]);
        byte[] in = new byte[5];
        assertThat(send(sv[0], "hello", 5, 0)).isEqualTo(5);
        assertThat(recv(sv[1], in, in.length, 0)).isEqualTo(5);
        assertThat(in).asString().isEqualTo("hello");
        assertThat(send(sv[0], new byte[] {1, 2, 3}, 2, 0)).isEqualTo(2);
        assertThat(recv(sv[1], in, in.length, 0)).isEqualTo(2);
        assertThat(in).startsWith(1, 2, 'l');
        close(sv[0]);
        close(sv[1]);
    }

    @Test
    void structsSegmentsAndNull() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        sockaddr_in any = new sockaddr_in();
        any.sin_family(AF_INET);
        assertThat(bind(sd, any.segment(), sizeof(any))).isZero();
        socklen_t length = new socklen_t(sizeof(any));
        assertThat(getsockname(sd, any, length)).isZero();
        assertThat(any.sin_port()).isPositive();
        assertThat(length.get()).isEqualTo(16);
        assertThat(getsockname(sd, NULL, length)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EFAULT);
        assertThat(getsockname(sd, MemorySegment.NULL, null)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(EFAULT);
        close(sd);
    }

    @Test
    void aLengthBeyondTheBufferIsRefused() {
        MemorySegment msg = new_char(80);
        assertThatThrownBy(() -> send(0, msg, 81, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("send: buf has 80 bytes, not 81");
        assertThatThrownBy(() -> recv(0, msg, -1, 0)).hasMessageStartingWith("recv: buf has 80");
        assertThatThrownBy(() -> send(0, "abc", 5, 0)).hasMessage("send: buf has 4 bytes, not 5");
        assertThatThrownBy(() -> bind(0, new sockaddr_in(), 17))
                .hasMessage("bind: addr has 16 bytes, not 17");
        assertThatThrownBy(() -> accept(0, new sockaddr_in(), new socklen_t(28)))
                .hasMessage("accept: addr has 16 bytes, not 28");
        assertThatThrownBy(() -> socketpair(AF_UNIX, SOCK_STREAM, 0, new int[1]))
                .hasMessage("socketpair: sv has 4 bytes, not 8");
        assertThatThrownBy(() -> strcpy(new_char(3), "abc"))
                .hasMessage("strcpy: dst has 3 bytes, not 4");
        assertThatThrownBy(() -> strcpy(new_char(3), new byte[] {'a', 'b', 'c', 0}))
                .hasMessage("strcpy: dst has 3 bytes, not 4");
        assertThatThrownBy(() -> strncpy(new_char(3), "abc", 4))
                .hasMessage("strncpy: dst has 3 bytes, not 4");
        MemorySegment four = new_char(4);
        strcpy(four, "ab");
        assertThatThrownBy(() -> strcat(four, "cd")).hasMessage("strcat: dst has 4 bytes, not 5");
        assertThatThrownBy(() -> inet_pton(AF_INET6, "::1", new in_addr()))
                .hasMessage("inet_pton: dst has 4 bytes, not 16");
        assertThatThrownBy(() -> memcpy(new_char(3), "abcdef", 4))
                .hasMessage("memcpy: dest has 3 bytes, not 4");
    }

    @Test
    void whatIsNoPointerIsRefused() {
        assertThatThrownBy(() -> bind(0, 5, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bind: addr is a number; C takes the address of a struct sockaddr");
        assertThatThrownBy(() -> recv(0, "text", 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recv: buf is written to; a String cannot be, new_char(n) makes a "
                        + "buffer");
    }

    @Test
    void aClosedArenaAndAnotherThreadsAreRefused() {
        Arena arena = Arena.ofConfined();
        MemorySegment confined = arena.allocate(16);
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> send(0, confined, 1, 0)).join())
                .cause().isInstanceOf(IllegalStateException.class)
                .hasMessage("send: the arena of buf belongs to another thread");
        arena.close();
        assertThatThrownBy(() -> send(0, confined, 1, 0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("send: the arena of buf is closed");
    }

    @Test
    void aPointerInAStructKeepsWhatItPointsToAlive() {
        List<hostent> hosts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            hostent host = new hostent();
            host.h_name("host number " + i);
            MemorySegment list = new_long(1);
            in_addr address = new in_addr();
            address.s_addr(i);
            list.set(ValueLayout.JAVA_LONG, 0, address.segment().address());
            host.h_addr_list(list);
            hosts.add(host);
            if (i % 500 == 0) {
                System.gc();
            }
        }
        System.gc();
        for (int i = 0; i < 50_000; i++) {
            new_char(32).fill((byte) '!'); // takes the place of whatever was freed
        }
        for (int i = 0; i < hosts.size(); i++) {
            assertThat(string(hosts.get(i).h_name())).isEqualTo("host number " + i);
            assertThat(hosts.get(i).h_addr_list()).isNotNull();
        }
    }

    /** Elements of arrays, as a C program sees the same bytes. */
    @Test
    void elementsOfArrays() {
        CProgram.assumeCompiler();
        MemorySegment a = new_long(4);
        at_int(a, 0, -2);
        at_int(a, 1, 0x01020304);
        at_short(a, 4, -3);
        at_short(a, 5, 40000);
        at_long(a, 2, -5L << 40);
        at(a, 24, -1);
        assertThat(at_int(a, 0) + " " + at_int(a, 1) + " " + at_short(a, 4) + " "
                + at_short(a, 5) + " " + at_unsigned_short(a, 5) + " " + at_long(a, 2) + " "
                + at_unsigned_char(a, 24)).isEqualTo(CProgram.compile("elements", """
                #include <stdio.h>
                int main(void) {
                    union { char c[32]; unsigned char uc[32]; short s[16]; unsigned short us[16];
                            int i[8]; long l[4]; } a = {0};
                    a.i[0] = -2;
                    a.i[1] = 0x01020304;
                    a.s[4] = -3;
                    a.s[5] = 40000;
                    a.l[2] = -5L * (1L << 40);
                    a.c[24] = -1;
                    printf("%d %d %d %d %d %ld %d", a.i[0], a.i[1], a.s[4], a.s[5], a.us[5], a.l[2],
                           a.uc[24]);
                }
                """).run().lines().getFirst());
    }

    /** An array that is shorter than its count says is refused before the kernel sees it. */
    @Test
    void arraysShorterThanTheirCountAreRefused() {
        assertThatThrownBy(() -> sys_uio_h.writev(1, iovec.array(2), 3))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("iov");
        if (cmirror.runtime.libc.Target.LINUX) {
            assertThatThrownBy(() -> sys_epoll_h.epoll_wait(0, epoll_event.array(2), 3, 0))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("events");
            assertThatThrownBy(() -> sendmmsg(0, mmsghdr.array(2), 3, 0))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("msgvec");
        }
    }

    @Test
    void stringFunctions() {
        MemorySegment buf = new_char(16);
        assertThat(string(strcpy(buf, "hello"))).isEqualTo("hello");
        assertThat(strlen(buf)).isEqualTo(5);
        assertThat(string(strcat(buf, " world"))).isEqualTo("hello world");
        assertThat(string(strncpy(buf, "HELLO", 5))).isEqualTo("HELLO world");
        assertThat(strcmp(buf, "HELLO world")).isZero();
        assertThat(strcmp("a", "b")).isNegative();
        assertThat(strncmp("abc", "abd", 2)).isZero();
        assertThat(string(memcpy(from(buf, 6), "WORLD", 5))).isEqualTo("WORLD");
        assertThat(string(memmove(from(buf, 1), buf, 4))).isEqualTo("HELL WORLD");
        assertThat(memcmp(buf, "HHELL", 5)).isZero();
        assertThat(at(memset(buf, 'x', 3), 2)).isEqualTo('x');
        assertThat(atoi(" 42 apples")).isEqualTo(42);
        assertThat(atol("-5000000000")).isEqualTo(-5_000_000_000L);
        assertThat(string(strerror(ECONNREFUSED))).isEqualTo("Connection refused");
    }

    @Test
    void addressFunctions() {
        in_addr a = new in_addr();
        assertThat(inet_pton(AF_INET, "127.0.0.1", a)).isEqualTo(1);
        assertThat(ntohl(a.s_addr())).isEqualTo(INADDR_LOOPBACK);
        assertThat(string(inet_ntoa(a))).isEqualTo("127.0.0.1");
        assertThat(inet_addr("127.0.0.1")).isEqualTo(a.s_addr());
        assertThat(inet_pton(AF_INET, "127.1", a)).isZero();
        assertThat(inet_aton("127.1", a)).isEqualTo(1);
        MemorySegment text = new_char(INET6_ADDRSTRLEN);
        assertThat(string(inet_ntop(AF_INET, a, text, 16))).isEqualTo("127.0.0.1");
        assertThat(inet_ntop(AF_INET, a, text, 5)).isNull();
        assertThat(errno()).isEqualTo(ENOSPC);
        in6_addr six = new in6_addr();
        assertThat(inet_pton(AF_INET6, "fe80::1", six)).isEqualTo(1);
        assertThat(six.s6_addr(0)).isEqualTo(0xfe);
        assertThat(six.s6_addr(15)).isEqualTo(1);
        assertThat(string(inet_ntop(AF_INET6, six, text, INET6_ADDRSTRLEN))).isEqualTo("fe80::1");
        assertThat(in6addr_loopback().s6_addr(15)).isEqualTo(1);
    }

    @Test
    void aHostEntryIsReadAsC() {
        hostent h = gethostbyname("127.0.0.1");
        assertThat(h).isNotNull();
        assertThat(string(h.h_name())).isEqualTo("127.0.0.1");
        assertThat(h.h_addrtype()).isEqualTo(AF_INET);
        assertThat(h.h_length()).isEqualTo(4);
        assertThat(string(inet_ntoa(in_addr.of(h.h_addr())))).isEqualTo("127.0.0.1");
        assertThat(h.h_addr_list(1)).isNull();
        assertThat(gethostbyname("::1")).isNull();
        assertThat(h_errno()).isNotZero();
    }

    @Test
    void aCastNeedsEnoughBytes() {
        assertThatThrownBy(() -> sockaddr_in.of(new_char(15)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("struct sockaddr_in has 16 bytes, the memory only 15");
        sockaddr_in addr = new sockaddr_in();
        sockaddr.of(addr).sa_family(AF_INET6);
        assertThat(addr.sin_family()).isEqualTo(AF_INET6);
        sockaddr_in copy = new sockaddr_in();
        copy.set(addr);
        addr.sin_family(0);
        assertThat(copy.sin_family()).isEqualTo(AF_INET6);
    }

    /** A pointer into a Java string stays good after the call, as one into a C literal does. */
    @Test
    void aPointerIntoAStringOutlivesTheCall() {
        MemorySegment slash = strrchr("/usr/bin/ls", '/');
        assertThat(atoi("99999999999999")).isNotNull();
        assertThat(string(slash)).isEqualTo("/ls");
        MemorySegment[] end = new MemorySegment[1];
        assertThat(strtol("12 rest of it", end, 10)).isEqualTo(12);
        assertThat(atoi("99999999999999")).isNotNull();
        assertThat(string(end[0])).isEqualTo(" rest of it");
    }
}
