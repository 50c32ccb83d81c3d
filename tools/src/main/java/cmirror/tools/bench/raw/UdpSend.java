package cmirror.tools.bench.raw;

import static cmirror.inet_h.SOCK_DGRAM;
import static cmirror.inet_h.new_char;

import cmirror.sockaddr_in;
import cmirror.tools.bench.Meter;
import cmirror.tools.bench.mirror.Loopback;

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
        var addr = server.segment();
        int len = (int) addr.byteSize();
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BLOCK; i++) {
                if (Handles.sendto(sd, msg, SIZE, 0, addr, len) < 0) {
                    Loopback.fail("udp_send");
                }
            }
        } while (meter.goesOn(BLOCK));
    }
}
