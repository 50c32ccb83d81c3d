/* udpConnClient: the C program that UdpConnClient.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd, rc, i, n;
    struct sockaddr_in servAddr = {0};
    struct sockaddr_in cliAddr = {0};
    socklen_t cliLen;
    char msg[MAX_MSG];
    struct hostent *h;

    if (argc < 3) {
        printf("usage: %s <server> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    h = gethostbyname(argv[1]);
    if (h == NULL) {
        printf("%s: unknown host '%s'\n", argv[0], argv[1]);
        exit(1);
    }
    servAddr.sin_family = h->h_addrtype;
    memcpy(&servAddr.sin_addr, h->h_addr_list[0], h->h_length);
    servAddr.sin_port = htons(SERVER_PORT);

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect \n", argv[0]);
        exit(1);
    }
    cliLen = sizeof(cliAddr);
    getsockname(sd, (struct sockaddr *) &cliAddr, &cliLen);
    printf("%s: I am %s\n", argv[0], inet_ntoa(cliAddr.sin_addr));

    for (i = 2; i < argc; i++) {
        rc = send(sd, argv[i], strlen(argv[i]) + 1, 0);
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - 1);
            close(sd);
            exit(1);
        }

        n = recv(sd, msg, MAX_MSG, 0);
        if (n < 0) {
            printf("%s: no answer: %s\n", argv[0], strerror(errno));
            close(sd);
            exit(1);
        }
        printf("%s: received %d bytes : %s\n", argv[0], n, msg);
    }

    close(sd);
    return 0;
}
