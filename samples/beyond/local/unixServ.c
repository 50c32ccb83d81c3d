/* unixServ: the C program that UnixServ.java is held against. */

#include "../beyond.h"
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, newSd, rc, n;
    struct sockaddr_un servAddr = {0};
    char msg[MAX_MSG];

    if (argc != 2) {
        printf("usage: %s <path>\n", argv[0]);
        exit(1);
    }
    if (strlen(argv[1]) >= sizeof(servAddr.sun_path)) {
        printf("%s: the path is too long \n", argv[0]);
        exit(1);
    }

    sd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    servAddr.sun_family = AF_UNIX;
    strcpy(servAddr.sun_path, argv[1]);
    unlink(argv[1]);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind %s \n", argv[0], argv[1]);
        exit(1);
    }
    listen(sd, 5);
    printf("%s: ready at %s\n", argv[0], argv[1]);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        while ((n = recv(newSd, msg, MAX_MSG, 0)) > 0) {
            send(newSd, msg, n, 0);
        }
        printf("%s: connection closed by client \n", argv[0]);
        close(newSd);
    }
}
