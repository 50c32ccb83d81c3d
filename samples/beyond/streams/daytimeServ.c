/* daytimeServ: the C program that DaytimeServ.java is held against. */

#include "../beyond.h"
#include <time.h>

int main(int argc, char *argv[])
{
    int sd, newSd, rc;
    time_t now;
    int yes = 1;
    struct sockaddr_in servAddr = {0};
    char text[MAX_MSG];

    if (argc != 2) {
        printf("usage: %s <port>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(atoi(argv[1]));
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %s \n", argv[0], argv[1]);
        exit(1);
    }
    listen(sd, 5);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        time(&now);
        snprintf(text, sizeof(text), "%.24s\r\n", ctime(&now));
        send(newSd, text, strlen(text), 0);
        close(newSd);
    }
}
