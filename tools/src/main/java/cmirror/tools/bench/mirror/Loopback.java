package cmirror.tools.bench.mirror;

import static cmirror.inet_h.*;

import cmirror.*;

/** Sockets on 127.0.0.1, with ports that the kernel chooses. */
public final class Loopback {

    private Loopback() {
    }

    /** A bound socket, which waits for 5 seconds at most; addr is where it is. */
    public static int socket(int type, sockaddr_in addr) {
        var timeout = new timeval();
        timeout.tv_sec(5);
        int sd = cmirror.inet_h.socket(AF_INET, type, 0);
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        if (sd < 0 || bind(sd, addr, sizeof(addr)) < 0
                || getsockname(sd, addr, new socklen_t(sizeof(addr))) < 0
                || setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, timeout, sizeof(timeout)) < 0) {
            fail("loopback");
        }
        return sd;
    }

    public static void fail(String what) {
        perror(what);
        exit(1);
    }
}
