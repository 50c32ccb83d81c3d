/* echoServ: says everything again, to one client after the other; with SO_REUSEADDR. */

#include "lab.h"

int main(int argc, char *argv[])
{
    int sd, newSd, n, yes = 1;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    if (bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr)) < 0) {
        perror("bind");
        exit(1);
    }
    listen(sd, 5);
    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            continue;
        }
        while ((n = recv(newSd, msg, MAX_MSG, 0)) > 0) {
            send(newSd, msg, n, 0);
        }
        close(newSd);
    }
}
