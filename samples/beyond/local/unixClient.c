/* unixClient: the C program that UnixClient.java is held against. */

#include "../beyond.h"
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, rc, i, n, len;
    struct sockaddr_un servAddr = {0};
    char msg[MAX_MSG];

    if (argc < 3) {
        printf("usage: %s <path> <data1>...<dataN>\n", argv[0]);
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
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect: %s\n", argv[0], strerror(errno));
        exit(1);
    }

    for (i = 2; i < argc; i++) {
        len = strlen(argv[i]);
        if (len > MAX_MSG) {
            len = MAX_MSG;
        }
        rc = send(sd, argv[i], len, 0);
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - 1);
            exit(1);
        }
        n = recv(sd, msg, len, MSG_WAITALL);
        if (n != len) {
            printf("%s: the server has gone \n", argv[0]);
            exit(1);
        }
        printf("%s: echo '%.*s'\n", argv[0], n, msg);
    }

    close(sd);
    return 0;
}
