/* 64 datagrams as one: the kernel splits it as late, and joins them as early, as it can (Linux). */
#include "loopback.h"

#include <netinet/udp.h>

#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#define UDP_GRO 104
#endif

enum { SIZE = 64, BATCH = 64 };

static char text[BATCH * SIZE];

int main(int argc, char *argv[]) {
    struct sockaddr_in server, client;
    int ss = loopback(SOCK_DGRAM, &server);
    int cs = loopback(SOCK_DGRAM, &client);
    int size = SIZE, on = 1;
    connect(cs, (struct sockaddr *) &server, sizeof(server));
    if (setsockopt(cs, IPPROTO_UDP, UDP_SEGMENT, &size, sizeof(size)) < 0
            || setsockopt(ss, IPPROTO_UDP, UDP_GRO, &on, sizeof(on)) < 0) {
        meter_fail("UDP_SEGMENT");
    }
    meter(argv[argc - 1]);
    do {
        if (send(cs, text, BATCH * SIZE, 0) != BATCH * SIZE) {
            meter_fail("send");
        }
        for (ssize_t n, got = 0; got < BATCH * SIZE; got += n) {
            n = recv(ss, text, BATCH * SIZE, 0);
            if (n < 0) {
                meter_fail("recv");
            }
        }
    } while (meter_goes_on(BATCH));
    return 0;
}
