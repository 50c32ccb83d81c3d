/* quitServ: the C program that QuitServ.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, rc, n, count = 0;
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
        n = recvfrom(sd, msg, MAX_MSG - 1, 0, (struct sockaddr *) &cliAddr, &cliLen);
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            continue;
        }
        msg[n] = 0;

        if (strcmp(msg, "quit") == 0) {
            printf("%s: %d messages\n", argv[0], count);
            close(sd);
            return 0;
        }
        count++;
        printf("%s: from %s : %s\n", argv[0], inet_ntoa(cliAddr.sin_addr), msg);
    }
}
