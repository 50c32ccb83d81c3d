package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** A datagram goes to a second thread and comes back. */
final class UdpEcho {

    private static final int SIZE = 64;
    private static final int BLOCK = 32;

    private UdpEcho() {
    }

    /** Answers until an empty datagram comes. */
    private static void serve(int sd) {
        var msg = new_char(SIZE);
        var from = new sockaddr_in();
        var len = new socklen_t(sizeof(from));
        int n;
        while ((n = recvfrom(sd, msg, SIZE, 0, from, len)) > 0) {
            sendto(sd, msg, n, 0, from, sizeof(from));
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var server = new sockaddr_in();
        var from = new sockaddr_in();
        var len = new socklen_t(sizeof(from));
        var msg = new_char(SIZE);
        int ss = Loopback.socket(SOCK_DGRAM, server);
        int cs = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        Thread thread = Thread.ofPlatform().start(() -> serve(ss));
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                if (sendto(cs, msg, SIZE, 0, server, sizeof(server)) < 0
                        || recvfrom(cs, msg, SIZE, 0, from, len) < 0) {
                    Loopback.fail("udp_echo");
                }
            }
        } while (meter.goesOn(BLOCK));
        sendto(cs, msg, 0, 0, server, sizeof(server));
        thread.join();
    }
}
