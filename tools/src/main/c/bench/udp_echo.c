/* A datagram goes to a second thread and comes back. */
#include "loopback.h"

#include <pthread.h>

enum { SIZE = 64, BLOCK = 32 };

/* Answers until an empty datagram comes. */
static void *serve(void *sd) {
    char msg[SIZE];
    struct sockaddr_in from;
    socklen_t len = sizeof(from);
    ssize_t n;
    while ((n = recvfrom(*(int *) sd, msg, SIZE, 0, (struct sockaddr *) &from, &len)) > 0) {
        sendto(*(int *) sd, msg, n, 0, (struct sockaddr *) &from, len);
    }
    return NULL;
}

int main(int argc, char *argv[]) {
    struct sockaddr_in server, client, from;
    socklen_t len = sizeof(from);
    char msg[SIZE] = "";
    int ss = loopback(SOCK_DGRAM, &server);
    int cs = loopback(SOCK_DGRAM, &client);
    pthread_t thread;
    pthread_create(&thread, NULL, serve, &ss);
    meter(argv[argc - 1]);
    do {
        for (int i = 0; i < BLOCK; i++) {
            if (sendto(cs, msg, SIZE, 0, (struct sockaddr *) &server, sizeof(server)) < 0
                    || recvfrom(cs, msg, SIZE, 0, (struct sockaddr *) &from, &len) < 0) {
                meter_fail("udp_echo");
            }
        }
    } while (meter_goes_on(BLOCK));
    sendto(cs, msg, 0, 0, (struct sockaddr *) &server, sizeof(server));
    pthread_join(thread, NULL);
    return 0;
}
