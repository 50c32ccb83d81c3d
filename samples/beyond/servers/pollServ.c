/* pollServ: the C program that PollServ.java is held against. */

#include "../beyond.h"
#include <poll.h>

#define MAX_CLIENTS 100

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, rc, i, n;
    int count;
    struct pollfd fds[1 + MAX_CLIENTS];
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

    fds[0].fd = sd;
    fds[0].events = POLLIN;
    count = 1;

    while (1) {
        rc = poll(fds, count, -1);
        if (rc < 0) {
            printf("%s: cannot poll \n", argv[0]);
            exit(1);
        }

        for (i = count - 1; i > 0; i--) {
            if (fds[i].revents == 0) {
                continue;
            }

            n = recv(fds[i].fd, msg, MAX_MSG, 0);
            if (n > 0) {
                send(fds[i].fd, msg, n, 0);
            } else {
                close(fds[i].fd);
                count--;
                fds[i] = fds[count];
                printf("%s: a client goes, now %d\n", argv[0], count - 1);
            }
        }

        if ((fds[0].revents & POLLIN) != 0) {
            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }
            if (count == 1 + MAX_CLIENTS) {
                printf("%s: too many clients \n", argv[0]);
                close(newSd);
                continue;
            }
            fds[count].fd = newSd;
            fds[count].events = POLLIN;
            count++;
            printf("%s: a client comes, now %d\n", argv[0], count - 1);
        }
    }
}
