/* An echo server of many clients by epoll: c10k CLIENTS COMMAND ... SECONDS. It starts the command, the
 * crowd of clients, with its port and their number; they end when it ends. Linux's. */
#define _GNU_SOURCE /* environ */
#include "loopback.h"

#include <signal.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/wait.h>

enum { SIZE = 64, EVENTS = 64, BACKLOG = 4096 };

static pid_t crowd(int argc, char *argv[], struct sockaddr_in *server) {
    char port[8];
    pid_t pid;
    snprintf(port, sizeof(port), "%d", ntohs(server->sin_port));
    argv[argc - 1] = port; /* in the place of the seconds */
    if (posix_spawn(&pid, argv[2], NULL, NULL, argv + 2, environ) != 0) {
        meter_fail("posix_spawn");
    }
    return pid;
}

int main(int argc, char *argv[]) {
    struct sockaddr_in server;
    struct epoll_event ev = {0}, events[EVENTS];
    char msg[SIZE], *seconds = argv[argc - 1];
    int clients = atoi(argv[1]), listener = loopback(SOCK_STREAM, &server), epfd = epoll_create1(0);
    int i, n, len;
    pid_t pid;
    listen(listener, BACKLOG);
    pid = crowd(argc, argv, &server);
    ev.events = EPOLLIN;
    for (i = 0; i < clients; i++) {
        ev.data.fd = accept(listener, NULL, NULL);
        if (ev.data.fd < 0 || epoll_ctl(epfd, EPOLL_CTL_ADD, ev.data.fd, &ev) < 0) {
            meter_fail("accept");
        }
    }
    meter(seconds);
    do {
        n = epoll_wait(epfd, events, EVENTS, 5000);
        if (n <= 0) {
            meter_fail("epoll_wait");
        }
        for (i = 0; i < n; i++) {
            len = recv(events[i].data.fd, msg, SIZE, 0);
            if (len <= 0 || send(events[i].data.fd, msg, len, 0) != len) {
                meter_fail("echo");
            }
        }
    } while (meter_goes_on(n));
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return 0;
}
