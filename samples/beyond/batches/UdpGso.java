/* udpGso: sends datagrams one by one, then many as one, and tells what each has cost.
 *
 * Most of what a small datagram costs is its way through the kernel. With UDP_SEGMENT (GSO) many
 * take that way as one, and the kernel cuts it up at the end; with UDP_GRO it does not even do
 * that for a receiver on the same machine. Linux only. Try: ./lab udpGso 100000
 */

import static cmirror.inet_h.*;
import static cmirror.netinet_udp_h.*;
import static cmirror.time_h.*;

import cmirror.*;

class UdpGso {

    static final int BATCH = 64;
    static final int SIZE = 64;

    // microseconds for each of count datagrams, since start
    static double cost(timespec start, int count) {

        var now = new timespec();

        clock_gettime(CLOCK_MONOTONIC, now);
        return ((now.tv_sec() - start.tv_sec()) * 1e6
                + (now.tv_nsec() - start.tv_nsec()) / 1e3) / count;
    }

    static int main(int argc, String argv[]) {

        int in, out, rc, n, i, count, sent;
        var size = new int_(SIZE);
        var on = new int_(1);
        var start = new timespec();
        var servAddr = new sockaddr_in();
        var addrLen = new socklen_t(sizeof(servAddr));
        var text = new_char(BATCH * SIZE); // char text[BATCH][SIZE]

        // check command line arguments

        if (argc != 2 || atoi(argv[1]) < 1) {
            printf("usage: %s <count>\n", argv[0]);
            exit(1);
        }
        count = atoi(argv[1]);

        // two sockets, and a port that the kernel chooses

        in = socket(AF_INET, SOCK_DGRAM, 0);
        out = socket(AF_INET, SOCK_DGRAM, 0);
        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        servAddr.sin_port(htons(0));
        rc = bind(in, servAddr, sizeof(servAddr));
        if (rc < 0 || getsockname(in, servAddr, addrLen) < 0
                || connect(out, servAddr, sizeof(servAddr)) < 0) {
            printf("%s: cannot connect two sockets \n", argv[0]);
            exit(1);
        }

        // one by one: a call for each
        clock_gettime(CLOCK_MONOTONIC, start);
        for (sent = 0; sent < count; sent += BATCH) {
            for (i = 0; i < BATCH; i++) {
                send(out, from(text, i * SIZE), SIZE, 0);
            }
            for (i = 0; i < BATCH; i++) {
                recv(in, from(text, i * SIZE), SIZE, 0);
            }
        }
        printf("%s: one by one: %.2f us a datagram\n", argv[0], cost(start, sent));

        // as one: what we send is cut into pieces of SIZE
        rc = setsockopt(out, IPPROTO_UDP, UDP_SEGMENT, size, sizeof(size));
        if (rc < 0 || setsockopt(in, IPPROTO_UDP, UDP_GRO, on, sizeof(on)) < 0) {
            printf("%s: this kernel has no UDP_SEGMENT \n", argv[0]);
            exit(1);
        }
        clock_gettime(CLOCK_MONOTONIC, start);
        for (sent = 0; sent < count; sent += BATCH) {
            if (send(out, text, BATCH * SIZE, 0) < 0) {
                printf("%s: cannot send data \n", argv[0]);
                exit(1);
            }
            for (n = 0; n < BATCH * SIZE; n += rc) {
                rc = recv(in, text, BATCH * SIZE, 0); // several datagrams, without a gap
                if (rc < 0) {
                    printf("%s: cannot receive data \n", argv[0]);
                    exit(1);
                }
            }
        }
        printf("%s: as one: %.2f us a datagram\n", argv[0], cost(start, sent));

        close(in);
        close(out);
        return 0;
    }
}
