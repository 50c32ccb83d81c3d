/* Datagrams to a socket that nobody reads: when its buffer is full, the kernel drops them. */
#include "loopback.h"

enum { SIZE = 64, BLOCK = 64 };

int main(int argc, char *argv[]) {
    struct sockaddr_in server, client;
    char msg[SIZE] = "";
    loopback(SOCK_DGRAM, &server);
    int sd = loopback(SOCK_DGRAM, &client);
    meter(argv[argc - 1]);
    do {
        for (int i = 0; i < BLOCK; i++) {
            if (sendto(sd, msg, SIZE, 0, (struct sockaddr *) &server, sizeof(server)) < 0) {
                meter_fail("udp_send");
            }
        }
    } while (meter_goes_on(BLOCK));
    return 0;
}
