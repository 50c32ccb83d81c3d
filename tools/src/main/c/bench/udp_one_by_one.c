/* 64 datagrams are sent, then received, a call for each. */
#include "loopback.h"

enum { SIZE = 64, BATCH = 64 };

int main(int argc, char *argv[]) {
    struct sockaddr_in server, client;
    char msg[SIZE] = "";
    int ss = loopback(SOCK_DGRAM, &server);
    int cs = loopback(SOCK_DGRAM, &client);
    connect(cs, (struct sockaddr *) &server, sizeof(server));
    meter(argv[argc - 1]);
    do {
        for (int i = 0; i < BATCH; i++) {
            if (send(cs, msg, SIZE, 0) != SIZE) {
                meter_fail("send");
            }
        }
        for (int i = 0; i < BATCH; i++) {
            if (recv(ss, msg, SIZE, 0) != SIZE) {
                meter_fail("recv");
            }
        }
    } while (meter_goes_on(BATCH));
    return 0;
}
