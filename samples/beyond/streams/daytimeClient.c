/* daytimeClient: the C program that DaytimeClient.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd, rc, n;
    struct sockaddr_in servAddr = {0};
    char text[MAX_MSG + 1];
    struct servent *s;

    if (argc != 2 && argc != 3) {
        printf("usage: %s <address> [<port>]\n", argv[0]);
        exit(1);
    }
    servAddr.sin_family = AF_INET;
    if (inet_pton(AF_INET, argv[1], &servAddr.sin_addr) != 1) {
        printf("%s: '%s' is no address\n", argv[0], argv[1]);
        exit(1);
    }

    if (argc == 3) {
        servAddr.sin_port = htons(atoi(argv[2]));
    } else {
        s = getservbyname("daytime", "tcp");
        servAddr.sin_port = s != NULL ? s->s_port : htons(13);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect: %s\n", argv[0], strerror(errno));
        exit(1);
    }

    while ((n = read(sd, text, MAX_MSG)) > 0) {
        text[n] = 0;
        fputs(text, stdout);
    }
    if (n < 0) {
        printf("%s: cannot receive data \n", argv[0]);
        exit(1);
    }
    close(sd);
    return 0;
}
