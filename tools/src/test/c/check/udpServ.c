/* udpServ: the C twin of UdpServ.java. */

#include "lab.h"

int main(int argc, char *argv[])
{
    int sd, rc, n;
    socklen_t cliLen;
    struct sockaddr_in cliAddr, servAddr;
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    memset(&servAddr, 0, sizeof(servAddr));
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
        printf("%s: from %s : %s\n", argv[0], inet_ntoa(cliAddr.sin_addr), msg);
    }
}
