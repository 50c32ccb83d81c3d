package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;
import cmirror.tools.bench.Meter;

/** 64 datagrams are sent in one call, and received in one (Linux). */
final class UdpMmsg {

    private static final int SIZE = 64;
    private static final int BATCH = 64;

    private UdpMmsg() {
    }

    public static void main(String[] args) {
        var server = new sockaddr_in();
        var text = new_char(BATCH * SIZE);
        var iov = iovec.array(BATCH);
        var msgs = mmsghdr.array(BATCH);
        for (int i = 0; i < BATCH; i++) {
            iov[i].iov_base(from(text, i * SIZE));
            iov[i].iov_len(SIZE);
            msgs[i].msg_hdr().msg_iov(iov[i]);
            msgs[i].msg_hdr().msg_iovlen(1);
        }
        int ss = Loopback.socket(SOCK_DGRAM, server);
        int cs = Loopback.socket(SOCK_DGRAM, new sockaddr_in());
        connect(cs, server, sizeof(server));
        var meter = new Meter(args);
        do {
            if (sendmmsg(cs, msgs, BATCH, 0) != BATCH) {
                Loopback.fail("sendmmsg");
            }
            if (recvmmsg(ss, msgs, BATCH, 0, NULL) != BATCH) {
                Loopback.fail("recvmmsg");
            }
        } while (meter.goesOn(BATCH));
    }
}
