package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Structs in the memory of others: elements of an array, casts, what C's pointers point to. */
class StructMemoryTest {

    @Test
    void arrayOfStructsIsOneMemory() {
        int[] sv = new int[2];
        assertThat(socketpair(AF_UNIX, SOCK_STREAM, 0, sv)).isZero();
        pollfd[] fds = pollfd.array(3);
        fds[0].fd(sv[0]);
        fds[1].fd(-1);
        fds[2].fd(sv[1]);
        for (pollfd fd : fds) {
            fd.events(poll_h.POLLIN);
        }
        assertThat(sizeof(fds)).isEqualTo(3 * sizeof(pollfd.class));
        assertThat(poll_h.poll(fds, 3, 0)).isZero();

        assertThat(send(sv[0], "x", 1, 0)).isEqualTo(1);
        assertThat(poll_h.poll(fds, 3, 0)).isEqualTo(1);
        assertThat(fds[0].revents()).isZero();
        assertThat(fds[2].revents()).isEqualTo(poll_h.POLLIN);

        fds[1].set(fds[2]); // C's fds[1] = fds[2]
        assertThat(poll_h.poll(fds, 2, 0)).isEqualTo(1);
        assertThat(poll_h.poll(fds[1], 2, 0)).as("&fds[1]").isEqualTo(2);
        close(sv[0]);
        close(sv[1]);
    }

    @Test
    void arrayHasBounds() {
        pollfd[] fds = pollfd.array(2);
        assertThatThrownBy(() -> poll_h.poll(fds, 3, 0)).hasMessage(
                "poll: fds has 16 bytes, not 24");
        assertThatThrownBy(() -> poll_h.poll(fds[1], 2, 0)).hasMessage(
                "poll: fds has 8 bytes, not 16");
        fds[0] = fds[1];
        assertThatThrownBy(() -> poll_h.poll(fds, 2, 0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("element 0 of the array is another struct: "
                        + "assign with array[0].set(value)");
    }

    @Test
    void structsPointToArrays() {
        int[] sv = new int[2];
        assertThat(socketpair(AF_UNIX, SOCK_STREAM, 0, sv)).isZero();
        iovec[] iov = iovec.array(3);
        iov[0].iov_base("one ");
        iov[0].iov_len(4);
        iov[1].iov_base("two ");
        iov[1].iov_len(4);
        iov[2].iov_base("three");
        iov[2].iov_len(6);
        msghdr msg = new msghdr();
        msg.msg_iov(iov);
        msg.msg_iovlen(3);
        System.gc(); // the texts are iov's
        assertThat(sendmsg(sv[0], msg, 0)).isEqualTo(14);
        MemorySegment buf = new_char(20);
        assertThat(recv(sv[1], buf, sizeof(buf), 0)).isEqualTo(14);
        assertThat(string(buf)).isEqualTo("one two three");

        msg.msg_iov(iov[1]); // &iov[1]
        msg.msg_iovlen(2);
        assertThat(sendmsg(sv[0], msg, 0)).isEqualTo(10);
        assertThat(recv(sv[1], buf, sizeof(buf), 0)).isEqualTo(10);
        assertThat(string(buf)).isEqualTo("two three");
        close(sv[0]);
        close(sv[1]);
    }

    /** ai_addr is a {@code struct sockaddr *}, which says nothing of the length. */
    @Test
    void pointersOfCCanBeCast() {
        addrinfo hints = new addrinfo();
        hints.ai_flags(AI_NUMERICHOST);
        addrinfo[] res = new addrinfo[1];
        assertThat(getaddrinfo("fe80::1234", "80", hints, res)).isZero();
        MemorySegment host = new_char(NI_MAXHOST);
        assertThat(res[0].ai_addrlen()).isEqualTo(sizeof(sockaddr_in6.class));
        assertThat(getnameinfo(res[0].ai_addr(), res[0].ai_addrlen(), host, sizeof(host), NULL, 0,
                NI_NUMERICHOST)).isZero();
        assertThat(string(host)).isEqualTo("fe80::1234");
        sockaddr_in6 address = sockaddr_in6.of(res[0].ai_addr());
        assertThat(ntohs(address.sin6_port())).isEqualTo(80);
        assertThat(address.sin6_addr().s6_addr(15)).isEqualTo(0x34);
        freeaddrinfo(res[0]);
    }

    @Test
    void castsGoBothWays() {
        sockaddr_in6 address = new sockaddr_in6();
        address.sin6_family(AF_INET6);
        address.sin6_addr().s6_addr(15, 1);
        sockaddr general = sockaddr.of(address);
        assertThat(sizeof(general)).isEqualTo(16);
        MemorySegment host = new_char(NI_MAXHOST);
        assertThat(getnameinfo(general, sizeof(address), host, sizeof(host), NULL, 0,
                NI_NUMERICHOST)).isZero();
        assertThat(string(host)).isEqualTo("::1");
        assertThat(sockaddr_in6.of(general).sin6_addr().s6_addr(15)).isEqualTo(1);

        assertThatThrownBy(() -> getnameinfo(general, 29, host, sizeof(host), NULL, 0, 0))
                .hasMessage("getnameinfo: addr has 28 bytes, not 29");
        assertThatThrownBy(() -> sockaddr_in6.of(new sockaddr()))
                .hasMessage("struct sockaddr_in6 has 28 bytes, the memory only 16");
    }

    @Test
    void sizesOfTypes() {
        assertThat(sizeof(socklen_t.class)).isEqualTo(4);
        assertThat(sizeof(sa_family_t.class)).isEqualTo(sizeof(new sa_family_t()));
        assertThat(sizeof(sockaddr_in.class)).isEqualTo(16);
        assertThat(sizeof(int_.class)).isEqualTo(sizeof(int.class)).isEqualTo(4);
    }

    /** C would let it happen; here a member ends where it ends. */
    @Test
    void membersHaveBounds() {
        sockaddr_in address = new sockaddr_in();
        assertThatThrownBy(() -> memcpy(address.sin_addr(), new_char(16), 16))
                .hasMessage("memcpy: dest has 4 bytes, not 16");
    }
}
