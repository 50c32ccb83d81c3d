/* selectServ: the C program that SelectServ.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, rc, fd, n;
    int maxFd;
    int clients = 0;
    fd_set all;
    fd_set ready;
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

    FD_ZERO(&all);
    FD_SET(sd, &all);
    maxFd = sd;

    while (1) {
        ready = all;
        rc = select(maxFd + 1, &ready, NULL, NULL, NULL);
        if (rc < 0) {
            printf("%s: cannot select \n", argv[0]);
            exit(1);
        }

        for (fd = 0; fd <= maxFd; fd++) {
            if (!FD_ISSET(fd, &ready)) {
                continue;
            }

            if (fd == sd) {
                newSd = accept(sd, NULL, NULL);
                if (newSd < 0) {
                    printf("%s: cannot accept connections \n", argv[0]);
                    continue;
                }
                FD_SET(newSd, &all);
                if (newSd > maxFd) {
                    maxFd = newSd;
                }
                clients++;
                printf("%s: a client comes, now %d\n", argv[0], clients);
                continue;
            }

            n = recv(fd, msg, MAX_MSG, 0);
            if (n > 0) {
                send(fd, msg, n, 0);
            } else {
                close(fd);
                FD_CLR(fd, &all);
                clients--;
                printf("%s: a client goes, now %d\n", argv[0], clients);
            }
        }
    }
}
