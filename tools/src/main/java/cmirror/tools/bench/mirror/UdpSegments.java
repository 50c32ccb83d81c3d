package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;
import static cmirror.netinet_udp_h.UDP_GRO;
import static cmirror.netinet_udp_h.UDP_SEGMENT;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** 64 datagrams as one: the kernel splits it as late, and joins them as early, as it can (Linux). */
final class UdpSegments {

    private static final int SIZE = 64;
    private static final int BATCH = 64;

    private UdpSegments() {
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var text = new_char(BATCH * SIZE);
        int ss = Loopback.socket(SOCK_DGRAM, server);
        int cs = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        connect(cs, server, sizeof(server));
        if (setsockopt(cs, IPPROTO_UDP, UDP_SEGMENT, new int_(SIZE), sizeof(int.class)) < 0
                || setsockopt(ss, IPPROTO_UDP, UDP_GRO, new int_(1), sizeof(int.class)) < 0) {
            Loopback.fail("UDP_SEGMENT");
        }
        var meter = new Meter(args);
        do {
            if (send(cs, text, BATCH * SIZE, 0) != BATCH * SIZE) {
                Loopback.fail("send");
            }
            for (int n, got = 0; got < BATCH * SIZE; got += n) {
                n = recv(ss, text, BATCH * SIZE, 0);
                if (n < 0) {
                    Loopback.fail("recv");
                }
            }
        } while (meter.goesOn(BATCH));
    }
}
