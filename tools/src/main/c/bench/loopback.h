/* Sockets on 127.0.0.1, with ports that the kernel chooses. */
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include "meter.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* A bound socket, which waits for 5 seconds at most; addr is where it is. */
static int loopback(int type, struct sockaddr_in *addr) {
    struct timeval timeout = {5, 0};
    socklen_t len = sizeof(*addr);
    int sd = socket(AF_INET, type, 0);
    memset(addr, 0, sizeof(*addr));
    addr->sin_family = AF_INET;
    addr->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (sd < 0 || bind(sd, (struct sockaddr *) addr, sizeof(*addr)) < 0
            || getsockname(sd, (struct sockaddr *) addr, &len) < 0
            || setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout)) < 0) {
        meter_fail("loopback");
    }
    return sd;
}

#endif
