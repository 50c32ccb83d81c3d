/* unixDgramClient: the C program that UnixDgramClient.java is held against. */

#include "../beyond.h"
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, rc, i, n;
    struct sockaddr_un cliAddr = {0};
    struct sockaddr_un servAddr = {0};
    char msg[MAX_MSG];

    if (argc < 4) {
        printf("usage: %s <path> <own path> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    cliAddr.sun_family = AF_UNIX;
    strncpy(cliAddr.sun_path, argv[2], sizeof(cliAddr.sun_path) - 1);
    unlink(argv[2]);
    rc = bind(sd, (struct sockaddr *) &cliAddr, sizeof(cliAddr));
    if (rc < 0) {
        printf("%s cannot bind %s \n", argv[0], argv[2]);
        exit(1);
    }

    servAddr.sun_family = AF_UNIX;
    strncpy(servAddr.sun_path, argv[1], sizeof(servAddr.sun_path) - 1);
    for (i = 3; i < argc; i++) {
        rc = sendto(sd, argv[i], strlen(argv[i]), 0, (struct sockaddr *) &servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot send data %d: %s\n", argv[0], i - 2, strerror(errno));
            unlink(argv[2]);
            exit(1);
        }
        n = recv(sd, msg, MAX_MSG, 0);
        printf("%s: '%s' has %.*s\n", argv[0], argv[i], n, msg);
    }

    close(sd);
    unlink(argv[2]);
    return 0;
}
