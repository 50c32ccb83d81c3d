/* udpEchoServ: the C program that UdpEchoServ.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, rc, n;
    socklen_t cliLen;
    struct sockaddr_in cliAddr = {0};
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }

    while (1) {
        cliLen = sizeof(cliAddr);
        n = recvfrom(sd, msg, MAX_MSG, 0, (struct sockaddr *) &cliAddr, &cliLen);
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            continue;
        }

        rc = sendto(sd, msg, n, 0, (struct sockaddr *) &cliAddr, cliLen);
        if (rc < 0) {
            printf("%s: cannot send data \n", argv[0]);
            continue;
        }
        printf("%s: %d bytes back to %s\n", argv[0], n, inet_ntoa(cliAddr.sin_addr));
    }
}
