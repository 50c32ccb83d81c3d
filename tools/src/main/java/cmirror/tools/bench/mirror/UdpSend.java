package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** Datagrams to a socket that nobody reads: when its buffer is full, the kernel drops them. */
final class UdpSend {

    private static final int SIZE = 64;
    private static final int BLOCK = 64;

    private UdpSend() {
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var msg = new_char(SIZE);
        Loopback.socket(SOCK_DGRAM, server);
        int sd = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                if (sendto(sd, msg, SIZE, 0, server, sizeof(server)) < 0) {
                    Loopback.fail("udp_send");
                }
            }
        } while (meter.goesOn(BLOCK));
    }
}
