/* epollServ: the C program that EpollServ.java is held against. */

#include "../beyond.h"
#include <sys/epoll.h>

#define MAX_EVENTS 16

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, epfd, rc, i, n, fd;
    int clients = 0;
    struct epoll_event ev = {0};
    struct epoll_event events[MAX_EVENTS];
    int yes = 1;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }
    listen(sd, 5);

    epfd = epoll_create1(0);
    if (epfd < 0) {
        printf("%s: cannot create an epoll \n", argv[0]);
        exit(1);
    }
    ev.events = EPOLLIN;
    ev.data.fd = sd;
    epoll_ctl(epfd, EPOLL_CTL_ADD, sd, &ev);

    while (1) {
        n = epoll_wait(epfd, events, MAX_EVENTS, -1);
        if (n < 0) {
            printf("%s: cannot wait \n", argv[0]);
            exit(1);
        }

        for (i = 0; i < n; i++) {
            fd = events[i].data.fd;

            if (fd == sd) {
                newSd = accept(sd, NULL, NULL);
                if (newSd < 0) {
                    printf("%s: cannot accept connections \n", argv[0]);
                    continue;
                }
                ev.events = EPOLLIN;
                ev.data.fd = newSd;
                epoll_ctl(epfd, EPOLL_CTL_ADD, newSd, &ev);
                clients++;
                printf("%s: a client comes, now %d\n", argv[0], clients);
                continue;
            }

            rc = recv(fd, msg, MAX_MSG, 0);
            if (rc > 0) {
                send(fd, msg, rc, 0);
            } else {
                close(fd);
                clients--;
                printf("%s: a client goes, now %d\n", argv[0], clients);
            }
        }
    }
}
