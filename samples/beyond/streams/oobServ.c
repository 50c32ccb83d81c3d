/* oobServ: the C program that OobServ.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, rc, n;
    int on = 1;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));

    setsockopt(sd, SOL_SOCKET, SO_OOBINLINE, &on, sizeof(on));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }
    listen(sd, 5);

    newSd = accept(sd, NULL, NULL);
    if (newSd < 0) {
        printf("%s: cannot accept connections \n", argv[0]);
        exit(1);
    }
    sleep(1);

    do {
        if (sockatmark(newSd) == 1) {
            printf("%s: at the mark\n", argv[0]);
        }
        n = recv(newSd, msg, MAX_MSG, 0);
        if (n > 0) {
            printf("%s: received %d bytes : %.*s\n", argv[0], n, n, msg);
        }
    } while (n > 0);

    printf("%s: connection closed by client \n", argv[0]);
    close(newSd);
    close(sd);
    return 0;
}
