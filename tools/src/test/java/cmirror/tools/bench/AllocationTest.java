package cmirror.tools.bench;

import static cmirror.inet_h.*;
import static cmirror.fcntl_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.*;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call with numbers, structs and segments makes no Java objects, once it is compiled. */
class AllocationTest {

    private static final int ROUND = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The JIT compiler takes its time: rounds follow each other until one is free of objects. */
    private static void assertAllocatesNothing(Runnable call) {
        long end = System.nanoTime() + PATIENCE;
        long bytes;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUND; i++) {
                call.run();
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        } while (bytes >= ROUND && System.nanoTime() < end);
        assertThat(bytes).isLessThan(ROUND); // not one byte a call
    }

    @Test
    void aCallThatFails() {
        assertAllocatesNothing(() -> close(-1));
        assertThat(errno()).isEqualTo(EBADF);
    }

    @Test
    void aCallWithoutArguments() {
        assertAllocatesNothing(unistd_h::getpid);
    }

    @Test
    void datagrams() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        var addr = new sockaddr_in();
        var from = new sockaddr_in();
        var len = new socklen_t(sizeof(from));
        MemorySegment msg = new_char(64);
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        assertThat(bind(sd, addr, sizeof(addr))).isZero();
        getsockname(sd, addr, len);
        assertAllocatesNothing(() -> {
            sendto(sd, msg, 64, 0, addr, sizeof(addr));
            recvfrom(sd, msg, 64, 0, from, len);
            recv(sd, msg, 64, MSG_DONTWAIT); // nothing is there: EAGAIN
        });
        assertThat(errno()).isEqualTo(EAGAIN);
        assertThat(from.sin_port()).isEqualTo(addr.sin_port());
        assertAllocatesNothing(() -> fcntl(sd, F_SETFL, fcntl(sd, F_GETFL)));
        close(sd);
    }

    @Test
    void fields() {
        var addr = new sockaddr_in();
        assertAllocatesNothing(() -> {
            addr.sin_port(htons(ntohs(addr.sin_port()) + 1 & 0xffff));
            addr.sin_addr().s_addr(addr.sin_addr().s_addr() + 1);
        });
    }
}
