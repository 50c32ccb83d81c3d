/* retryClient: the C program that RetryClient.java is held against. */

#include "../beyond.h"

#define TRIES 3

int main(int argc, char *argv[])
{
    int sd, rc, n, i;
    struct sockaddr_in servAddr = {0};
    struct timeval wait = {0};
    char msg[MAX_MSG];

    if (argc != 3 || inet_aton(argv[1], &servAddr.sin_addr) == 0) {
        printf("usage: %s <address> <data>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(SERVER_PORT);
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect \n", argv[0]);
        exit(1);
    }

    wait.tv_usec = 250000;
    rc = setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
    if (rc < 0) {
        printf("%s: cannot set SO_RCVTIMEO \n", argv[0]);
        exit(1);
    }

    for (i = 1; i <= TRIES; i++) {
        send(sd, argv[2], strlen(argv[2]) + 1, 0);
        n = recv(sd, msg, MAX_MSG, 0);
        if (n >= 0) {
            printf("%s: try %d: received %d bytes : %s\n", argv[0], i, n, msg);
            close(sd);
            return 0;
        }
        printf("%s: try %d: %s\n", argv[0], i, strerror(errno));
    }
    printf("%s: no answer\n", argv[0]);
    close(sd);
    return 1;
}
