package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** 64 datagrams are sent, then received, a call for each. */
final class UdpOneByOne {

    private static final int SIZE = 64;
    private static final int BATCH = 64;

    private UdpOneByOne() {
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var msg = new_char(SIZE);
        int ss = Loopback.socket(SOCK_DGRAM, server);
        int cs = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        connect(cs, server, sizeof(server));
        var meter = new Meter(args);
        do {
            for (int i = 0; i < BATCH; i++) {
                if (send(cs, msg, SIZE, 0) != SIZE) {
                    Loopback.fail("send");
                }
            }
            for (int i = 0; i < BATCH; i++) {
                if (recv(ss, msg, SIZE, 0) != SIZE) {
                    Loopback.fail("recv");
                }
            }
        } while (meter.goesOn(BATCH));
    }
}
