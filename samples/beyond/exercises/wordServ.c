/* wordServ: the C program that WordServ.java is held against. */

#include "../beyond.h"

static int nul(const char *msg, int have)
{
    for (int i = 0; i < have; i++)
        if (msg[i] == 0)
            return i;
    return -1;
}

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, newSd, rc, n, have, end;
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_STREAM, 0);
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
    listen(sd, 5);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        have = 0;
        while ((n = recv(newSd, msg + have, MAX_MSG - have, 0)) > 0) {
            have += n;
            while ((end = nul(msg, have)) >= 0) {
                printf("%s: %s\n", argv[0], msg);
                have -= end + 1;
                memmove(msg, msg + end + 1, have);
            }
            if (have == MAX_MSG) {
                printf("%s: a text without end \n", argv[0]);
                break;
            }
        }
        printf("%s: %s\n", argv[0], n < 0 ? "cannot receive data" : "connection closed");
        close(newSd);
    }
}
