/* Connects, accepts and closes. The client resets the connection (SO_LINGER 0), or all ports would
 * soon be in TIME_WAIT. */
#include "loopback.h"

enum { BLOCK = 8 };

int main(int argc, char *argv[]) {
    struct sockaddr_in server;
    struct linger reset = {1, 0};
    int listener = loopback(SOCK_STREAM, &server);
    listen(listener, 16);
    meter(argv[argc - 1]);
    do {
        for (int i = 0; i < BLOCK; i++) {
            int client = socket(AF_INET, SOCK_STREAM, 0);
            setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
            if (connect(client, (struct sockaddr *) &server, sizeof(server)) < 0) {
                meter_fail("connect");
            }
            int served = accept(listener, NULL, NULL);
            if (served < 0) {
                meter_fail("accept");
            }
            close(client);
            close(served);
        }
    } while (meter_goes_on(BLOCK));
    return 0;
}
