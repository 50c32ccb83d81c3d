package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What pointers in structs point to lives as long as somebody can follow them, and has its bounds. */
class KeptTest {

    private static final int LONG = 3000;

    /** Frees what nobody keeps, and puts other bytes in its place. */
    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            for (int k = 0; k < 3000; k++) {
                new_char(48).fill((byte) '!');
                new addrinfo().ai_flags(-1);
            }
        }
    }

    private static addrinfo list() {
        addrinfo head = null;
        for (int i = 0; i < LONG; i++) {
            addrinfo node = new addrinfo();
            node.ai_flags(i);
            node.ai_canonname("name " + i);
            sockaddr_in address = new sockaddr_in();
            address.sin_port(i);
            node.ai_addr(address);
            node.ai_next(head);
            head = node;
        }
        return head;
    }

    private static void check(addrinfo head) {
        int i = LONG;
        for (addrinfo p = head; p != null; p = p.ai_next()) {
            i--;
            assertThat(p.ai_flags()).isEqualTo(i);
            assertThat(string(p.ai_canonname())).isEqualTo("name " + i);
            assertThat(sockaddr_in.of(p.ai_addr()).sin_port()).isEqualTo(i);
            if (i % 1000 == 0) {
                head = null; // only p is left
                collect();
            }
        }
        assertThat(i).isZero();
    }

    @Test
    void aListIsKeptByItsHead() {
        addrinfo head = list();
        collect();
        check(head);
    }

    @Test
    void copiesKeepWhatTheOriginalKept() {
        addrinfo byAssignment = new addrinfo();
        byAssignment.set(list());
        addrinfo byMemcpy = new addrinfo();
        memcpy(byMemcpy, list(), sizeof(byMemcpy));
        MemorySegment plain = new_char(100);
        memcpy(from(plain, 4), list(), sizeof(addrinfo.class));
        addrinfo view = addrinfo.of(list().segment());
        addrinfo inMalloc = addrinfo.of(malloc(sizeof(addrinfo.class)));
        inMalloc.set(list());
        inMalloc = addrinfo.of(inMalloc.segment());
        addrinfo[] array = addrinfo.array(2);
        array[1].set(list());
        collect();
        check(byAssignment);
        check(byMemcpy);
        check(addrinfo.of(from(plain, 4)));
        check(view);
        check(inMalloc);
        check(array[1]);
        free(inMalloc.segment());
    }

    @Test
    void aViewOfPlainMemoryKeepsWhatAnotherViewHasStored() {
        MemorySegment memory = new_char(sizeof(iovec.class) + 8);
        iovec.of(memory).iov_base("text");
        collect();
        assertThat(string(iovec.of(memory).iov_base())).isEqualTo("text");
        assertThat(sizeof(iovec.of(memory).iov_base())).isEqualTo(5);
    }

    @Test
    void ringsAreCollected() throws InterruptedException {
        addrinfo a = new addrinfo();
        addrinfo b = new addrinfo();
        a.ai_next(b);
        b.ai_next(a);
        WeakReference<Object> gone = new WeakReference<>(a);
        assertThat(a.ai_next().ai_next().segment().address()).isEqualTo(a.bytes$().address());
        a = null;
        b = null;
        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(gone.get()).isNull();
    }

    @Test
    void arraysOfPointersHaveTheirElements() {
        hostent host = new hostent();
        host.h_aliases(new String[] {"one", "caf\udce9"});
        collect();
        assertThat(string(host.h_aliases(0))).isEqualTo("one");
        assertThat(sizeof(host.h_aliases(1))).isEqualTo(5); // the byte of the argument, and a NUL
        assertThat(host.h_aliases(2)).isNull();
        assertThatThrownBy(() -> host.h_aliases(3)).hasMessageContaining("h_aliases[3]");
    }

    @Test
    void pointersThatQsortMovesAreFoundAgain() {
        iovec[] iov = iovec.array(3);
        for (int i = 0; i < 3; i++) {
            iov[i].iov_base("text " + (2 - i));
            iov[i].iov_len(2 - i);
        }
        stdlib_h.qsort(iov, 3, sizeof(iovec.class), (x, y) ->
                Long.compare(iovec.of(x).iov_len(), iovec.of(y).iov_len()));
        iov[2].iov_base(null); // what it had points elsewhere now
        collect();
        assertThat(string(iov[0].iov_base())).isEqualTo("text 0");
        assertThat(string(iov[1].iov_base())).isEqualTo("text 1");
    }

    @Test
    void whatEpollWillGiveBackIsKept() {
        int epfd = sys_epoll_h.epoll_create1(0);
        int[] sv = new int[2];
        assertThat(socketpair(AF_UNIX, SOCK_STREAM, 0, sv)).isZero();
        epoll_event event = new epoll_event();
        event.events(sys_epoll_h.EPOLLOUT);
        sockaddr_in connection = new sockaddr_in();
        connection.sin_port(4711);
        event.data().ptr(connection);
        assertThat(sys_epoll_h.epoll_ctl(epfd, sys_epoll_h.EPOLL_CTL_ADD, sv[0], event)).isZero();
        event = null;
        connection = null;
        collect();
        epoll_event[] events = epoll_event.array(1);
        assertThat(sys_epoll_h.epoll_wait(epfd, events, 1, 1000)).isEqualTo(1);
        assertThat(sockaddr_in.of(events[0].data().ptr()).sin_port()).isEqualTo(4711);
        close(epfd);
        close(sv[0]);
        close(sv[1]);
    }

    /** An element as search.h wants it: two pointers, and what the program adds. */
    static final class Element extends Struct {
        Element(int number) {
            super(24, 8);
            at_int(segment(), 4, number);
        }

        Element(MemorySegment memory) {
            super(memory, null);
        }

        Element next() {
            MemorySegment next = pointer$(0);
            return next == null ? null : new Element(next);
        }

        int number() {
            return at_int(bytes$(), 4);
        }
    }

    @Test
    void elementsThatInsqueLinksKeepEachOther() {
        Element head = new Element(0);
        search_h.insque(head, NULL);
        for (int i = 3; i > 0; i--) {
            search_h.insque(new Element(i), head);
        }
        collect();
        int i = 0;
        for (Element e = head; e != null; e = e.next()) {
            assertThat(e.number()).isEqualTo(i++);
        }
        assertThat(i).isEqualTo(4);
        search_h.remque(head.next());
        collect();
        assertThat(head.next().number()).isEqualTo(2);
        assertThat(head.next().next().number()).isEqualTo(3);
    }

    // Bounds

    @Test
    void lengthsInStructsAreHeldAgainstWhatIsThere() {
        int[] sv = new int[2];
        assertThat(socketpair(AF_UNIX, SOCK_DGRAM, 0, sv)).isZero();
        iovec[] iov = iovec.array(2);
        iov[0].iov_base(new_char(4));
        iov[0].iov_len(4);
        iov[1].iov_base(new_char(4));
        iov[1].iov_len(5);
        msghdr msg = new msghdr();
        msg.msg_iov(iov);
        msg.msg_iovlen(2);
        String tooShort = "[1].iov_base has 4 bytes, not 5";
        assertThatThrownBy(() -> sys_uio_h.readv(sv[0], iov, 2)).hasMessage("readv: iov" + tooShort);
        assertThatThrownBy(() -> sys_uio_h.writev(sv[0], iov, 2)).hasMessage("writev: iov" + tooShort);
        assertThatThrownBy(() -> sendmsg(sv[0], msg, 0)).hasMessage("sendmsg: iov" + tooShort);
        assertThatThrownBy(() -> recvmsg(sv[0], msg, 0)).hasMessage("recvmsg: iov" + tooShort);
        iov[1].iov_len(4);
        assertThat(sendmsg(sv[0], msg, 0)).isEqualTo(8);
        msg.msg_iovlen(3);
        assertThatThrownBy(() -> recvmsg(sv[1], msg, 0))
                .hasMessage("recvmsg: msg.msg_iov has 32 bytes, not 48");
        msg.msg_iovlen(2);
        msg.msg_name(new sockaddr_in());
        msg.msg_namelen(17);
        assertThatThrownBy(() -> recvmsg(sv[1], msg, 0))
                .hasMessage("recvmsg: msg.msg_name has 16 bytes, not 17");
        msg.msg_namelen(16);
        msg.msg_control(new_char(8));
        msg.msg_controllen(16);
        assertThatThrownBy(() -> recvmsg(sv[1], msg, 0))
                .hasMessage("recvmsg: msg.msg_control has 8 bytes, not 16");
        msg.msg_controllen(8);
        iov[0].iov_base(new_char(4).asReadOnly());
        assertThatThrownBy(() -> recvmsg(sv[1], msg, 0))
                .hasMessage("recvmsg: iov[0].iov_base is written to, and is read-only memory");
        Arena arena = Arena.ofConfined();
        iov[0].iov_base(arena.allocate(4));
        arena.close();
        assertThatThrownBy(() -> recvmsg(sv[1], msg, 0))
                .hasMessage("recvmsg: the arena of iov[0].iov_base is closed");
        close(sv[0]);
        close(sv[1]);
    }

    @Test
    void anArrayWithoutALengthGoesAsFarAsItsMemory() {
        MemorySegment memory = new_char(100);
        netinet_ip_icmp_h.strcpy(from(memory, 8), "hello");
        icmp view = icmp.of(memory);
        assertThat(sizeof(view.icmp_data())).isEqualTo(92);
        assertThat(string(view.icmp_data())).isEqualTo("hello");
        view.icmp_data(50, 'x');
        assertThat(at(memory, 58)).isEqualTo('x');
        assertThat(sizeof(view)).isEqualTo(sizeof(icmp.class));
        assertThatThrownBy(() -> new icmp().icmp_data(50, 'x'))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** getdents64 ends its buffer within the last entry. */
    @Test
    void aStructMayEndWithinItsLastArray() {
        MemorySegment memory = new_char(dirent.d_name$offset() < 24 ? 24 : 0);
        strcpy(from(memory, dirent.d_name$offset()), "abc");
        assertThat(string(dirent.of(memory).d_name())).isEqualTo("abc");
        assertThat(sizeof(dirent.of(memory))).isEqualTo(sizeof(dirent.class));
    }

    @Test
    void theDataOfAMessageIsThereBeforeItsLengthIs() {
        msghdr msg = new msghdr();
        msg.msg_control(new_char(CMSG_SPACE(4)));
        msg.msg_controllen(CMSG_SPACE(4));
        cmsghdr cmsg = CMSG_FIRSTHDR(msg);
        assertThat(sizeof(CMSG_DATA(cmsg))).isEqualTo(CMSG_SPACE(4) - CMSG_LEN(0));
        cmsg.cmsg_len(CMSG_LEN(4));
        assertThat(sizeof(CMSG_DATA(cmsg))).isEqualTo(4);
        assertThat(CMSG_NXTHDR(msg, cmsg)).isNull();
    }

    /** Another thread cannot free what C is still writing to. */
    @Test
    void aSharedArenaStaysOpenDuringACall() throws Exception {
        int[] p = new int[2];
        assertThat(pipe(p)).isZero();
        Arena arena = Arena.ofShared();
        MemorySegment buf = arena.allocate(16);
        iovec iov = new iovec();
        iov.iov_base(arena.allocate(16));
        iov.iov_len(16);
        List<Integer> results = new ArrayList<>();
        for (Runnable call : List.<Runnable>of(() -> results.add(read(p[0], buf, 16)),
                () -> results.add((int) sys_uio_h.readv(p[0], iov, 1)))) {
            CountDownLatch started = new CountDownLatch(1);
            Thread reader = new Thread(() -> {
                started.countDown();
                call.run();
            });
            reader.start();
            started.await();
            Thread.sleep(100);
            assertThatThrownBy(arena::close).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("acquired");
            assertThat(write(p[1], "x", 1)).isEqualTo(1);
            reader.join();
        }
        arena.close();
        assertThat(results).containsExactly(1, 1);
        close(p[0]);
        close(p[1]);
    }
}
