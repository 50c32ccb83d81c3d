/* Blocks of 64 KiB through a connection, to a second thread. */
#include "loopback.h"

#include <pthread.h>

enum { SIZE = 65536, BLOCK = 8 };

static void *serve(void *listener) {
    static char buf[SIZE];
    int sd = accept(*(int *) listener, NULL, NULL);
    while (recv(sd, buf, SIZE, 0) > 0) {
    }
    close(sd);
    return NULL;
}

int main(int argc, char *argv[]) {
    static char buf[SIZE];
    struct sockaddr_in server;
    int listener = loopback(SOCK_STREAM, &server);
    int sd = socket(AF_INET, SOCK_STREAM, 0);
    pthread_t thread;
    listen(listener, 1);
    pthread_create(&thread, NULL, serve, &listener);
    if (connect(sd, (struct sockaddr *) &server, sizeof(server)) < 0) {
        meter_fail("connect");
    }
    meter(argv[argc - 1]);
    do {
        for (int i = 0; i < BLOCK; i++) {
            for (ssize_t n, sent = 0; sent < SIZE; sent += n) {
                n = send(sd, buf + sent, SIZE - sent, 0);
                if (n < 0) {
                    meter_fail("tcp_stream");
                }
            }
        }
    } while (meter_goes_on(BLOCK));
    close(sd);
    pthread_join(thread, NULL);
    return 0;
}
