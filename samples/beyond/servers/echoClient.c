/* echoClient: the C program that EchoClient.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd, rc, i, n, len;
    int first = 2;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    if (argc > 1 && strcmp(argv[1], "-w") == 0) {
        first = 3;
    }
    if (argc <= first) {
        printf("usage: %s [-w] <server> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(SERVER_PORT);
    if (inet_aton(argv[first - 1], &servAddr.sin_addr) == 0) {
        printf("%s: '%s' is no address\n", argv[0], argv[first - 1]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect \n", argv[0]);
        exit(1);
    }

    for (i = first; i < argc; i++) {
        len = strlen(argv[i]);
        if (len > MAX_MSG) {
            len = MAX_MSG;
        }
        rc = send(sd, argv[i], len, 0);
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - first + 1);
            exit(1);
        }

        n = recv(sd, msg, len, MSG_WAITALL);
        if (n != len) {
            printf("%s: the server has gone \n", argv[0]);
            exit(1);
        }
        printf("%s: echo '%.*s'\n", argv[0], n, msg);
    }

    if (first == 3) {
        fflush(stdout);
        getchar();
    }
    close(sd);
    return 0;
}
