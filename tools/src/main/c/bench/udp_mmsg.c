/* 64 datagrams are sent in one call, and received in one (Linux). */
#define _GNU_SOURCE
#include "loopback.h"

enum { SIZE = 64, BATCH = 64 };

static char text[BATCH][SIZE];
static struct iovec iov[BATCH];
static struct mmsghdr msgs[BATCH];

int main(int argc, char *argv[]) {
    struct sockaddr_in server, client;
    int ss = loopback(SOCK_DGRAM, &server);
    int cs = loopback(SOCK_DGRAM, &client);
    connect(cs, (struct sockaddr *) &server, sizeof(server));
    for (int i = 0; i < BATCH; i++) {
        iov[i].iov_base = text[i];
        iov[i].iov_len = SIZE;
        msgs[i].msg_hdr.msg_iov = &iov[i];
        msgs[i].msg_hdr.msg_iovlen = 1;
    }
    meter(argv[argc - 1]);
    do {
        if (sendmmsg(cs, msgs, BATCH, 0) != BATCH) {
            meter_fail("sendmmsg");
        }
        if (recvmmsg(ss, msgs, BATCH, 0, NULL) != BATCH) {
            meter_fail("recvmmsg");
        }
    } while (meter_goes_on(BATCH));
    return 0;
}
