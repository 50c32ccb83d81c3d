/* broadcastClient: the C program that BroadcastClient.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd, rc, i;
    int on = 1;
    struct sockaddr_in servAddr = {0};

    if (argc < 3) {
        printf("usage: %s <broadcast address> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(SERVER_PORT);
    if (inet_aton(argv[1], &servAddr.sin_addr) == 0) {
        printf("%s: '%s' is no address\n", argv[0], argv[1]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    rc = sendto(sd, argv[2], strlen(argv[2]) + 1, 0,
            (struct sockaddr *) &servAddr, sizeof(servAddr));
    printf("%s: without SO_BROADCAST: %s\n", argv[0],
            rc < 0 ? strerror(errno) : "sent");

    rc = setsockopt(sd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));
    if (rc < 0) {
        printf("%s cannot set SO_BROADCAST \n", argv[0]);
        exit(1);
    }

    for (i = 2; i < argc; i++) {
        rc = sendto(sd, argv[i], strlen(argv[i]) + 1, 0,
                (struct sockaddr *) &servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - 1);
            close(sd);
            exit(1);
        }
    }

    close(sd);
    return 0;
}
