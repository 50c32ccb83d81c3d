/* echoClient: sends a word, shuts its side down, and prints what comes back until the end. */

#include "lab.h"

int main(int argc, char *argv[])
{
    int sd, n;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(SERVER_PORT);
    inet_aton(argv[1], &servAddr.sin_addr);
    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr)) < 0) {
        printf("%s: cannot connect\n", argv[0]);
        exit(1);
    }
    send(sd, argv[2], strlen(argv[2]) + 1, 0);
    shutdown(sd, SHUT_WR);
    while ((n = recv(sd, msg, MAX_MSG, 0)) > 0) {
        printf("%s: echo '%.*s'\n", argv[0], n - 1, msg);
    }
    close(sd);
    return n < 0;
}
