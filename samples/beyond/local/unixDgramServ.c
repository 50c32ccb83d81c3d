/* unixDgramServ: the C program that UnixDgramServ.java is held against. */

#include "../beyond.h"
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, rc, n;
    socklen_t cliLen;
    struct sockaddr_un cliAddr = {0};
    struct sockaddr_un servAddr = {0};
    char msg[MAX_MSG];
    char answer[MAX_MSG];

    if (argc != 2) {
        printf("usage: %s <path>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    servAddr.sun_family = AF_UNIX;
    strncpy(servAddr.sun_path, argv[1], sizeof(servAddr.sun_path) - 1);
    unlink(argv[1]);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind %s \n", argv[0], argv[1]);
        exit(1);
    }
    printf("%s: ready at %s\n", argv[0], argv[1]);

    while (1) {
        cliLen = sizeof(cliAddr);
        n = recvfrom(sd, msg, MAX_MSG, 0, (struct sockaddr *) &cliAddr, &cliLen);
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            continue;
        }
        printf("%s: '%.*s'\n", argv[0], n, msg);

        if (cliLen == 0) {
            printf("%s: from nowhere \n", argv[0]);
            continue;
        }
        snprintf(answer, sizeof(answer), "%d bytes", n);
        rc = sendto(sd, answer, strlen(answer), 0, (struct sockaddr *) &cliAddr, cliLen);
        if (rc < 0) {
            printf("%s: cannot send data \n", argv[0]);
        }
    }
}
