package cmirror.tools.bench.raw;

import static cmirror.inet_h.SOCK_DGRAM;
import static cmirror.inet_h.new_char;

import cmirror.sockaddr_in;
import cmirror.socklen_t;
import cmirror.tools.bench.Meter;
import cmirror.tools.bench.mirror.Loopback;
import java.lang.foreign.MemorySegment;

/** A datagram goes to a second thread and comes back. */
final class UdpEcho {

    private static final int SIZE = 64;
    private static final int BLOCK = 32;
    private static final int ADDRESS_SIZE = 16;

    private UdpEcho() {
    }

    /** Answers until an empty datagram comes. */
    private static void serve(int sd) {
        var msg = new_char(SIZE);
        MemorySegment from = new sockaddr_in().segment();
        MemorySegment len = new socklen_t(ADDRESS_SIZE).segment();
        long n;
        while ((n = Handles.recvfrom(sd, msg, SIZE, 0, from, len)) > 0) {
            Handles.sendto(sd, msg, n, 0, from, ADDRESS_SIZE);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var server = new sockaddr_in();
        int ss = Loopback.socket(SOCK_DGRAM, server);
        int cs = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        var msg = new_char(SIZE);
        MemorySegment addr = server.segment();
        MemorySegment from = new sockaddr_in().segment();
        MemorySegment len = new socklen_t(ADDRESS_SIZE).segment();
        Thread thread = Thread.ofPlatform().start(() -> serve(ss));
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                if (Handles.sendto(cs, msg, SIZE, 0, addr, ADDRESS_SIZE) < 0
                        || Handles.recvfrom(cs, msg, SIZE, 0, from, len) < 0) {
                    Loopback.fail("udp_echo");
                }
            }
        } while (meter.goesOn(BLOCK));
        Handles.sendto(cs, msg, 0, 0, addr, ADDRESS_SIZE);
        thread.join();
    }
}
