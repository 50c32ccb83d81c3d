package cmirror.tools.bench;

import static cmirror.fcntl_h.*;
import static cmirror.inet_h.*;

import cmirror.*;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Repeats a call until it allocates {@code nothing}, or says how many bytes a round of them takes. */
final class Allocations {

    private static final int ROUND = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(50);

    private Allocations() { }

    public static void main(String[] args) {
        switch (args[0]) {
            case "aCallThatFails" -> measure(() -> close(-1));
            case "aCallWithoutArguments" -> measure(unistd_h::getpid);
            case "datagrams" -> datagrams();
            case "flags" -> measure(() -> fcntl(1, F_SETFL, fcntl(1, F_GETFL)));
            case "fields" -> fields();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** The JIT compiler takes its time: rounds follow each other until one is free of objects. */
    private static void measure(Runnable call) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + PATIENCE;
        long bytes;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUND; i++) {
                call.run();
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        } while (bytes >= ROUND && System.nanoTime() < end); // not one byte a call
        System.out.println(bytes < ROUND ? "nothing" : bytes + " bytes in " + ROUND + " calls");
    }

    private static void datagrams() {
        int sd = socket(AF_INET, SOCK_DGRAM, 0);
        var addr = new sockaddr_in();
        var from = new sockaddr_in();
        var len = new socklen_t(sizeof(from));
        MemorySegment msg = new_char(64);
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        if (bind(sd, addr, sizeof(addr)) < 0 || getsockname(sd, addr, len) < 0) {
            perror("bind");
        }
        measure(() -> {
            sendto(sd, msg, 64, 0, addr, sizeof(addr));
            recvfrom(sd, msg, 64, 0, from, len);
            recv(sd, msg, 64, MSG_DONTWAIT); // nothing is there: EAGAIN
        });
        if (errno() != EAGAIN || from.sin_port() != addr.sin_port()) {
            perror("recv");
        }
        close(sd);
    }

    private static void fields() {
        var addr = new sockaddr_in();
        measure(() -> {
            addr.sin_port(htons(ntohs(addr.sin_port()) + 1 & 0xffff));
            addr.sin_addr().s_addr(addr.sin_addr().s_addr() + 1);
        });
    }
}
