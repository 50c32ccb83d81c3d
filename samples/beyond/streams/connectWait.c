/* connectWait: the C program that ConnectWait.java is held against. */

#include "../beyond.h"
#include <fcntl.h>

int main(int argc, char *argv[])
{
    int sd, rc, flags;
    struct sockaddr_in servAddr = {0};
    fd_set writable;
    struct timeval timeout = {0};
    int error;
    socklen_t len;

    if (argc != 4) {
        printf("usage: %s <address> <port> <seconds>\n", argv[0]);
        exit(1);
    }
    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET, argv[1], &servAddr.sin_addr) != 1) {
        printf("%s: '%s' is no address\n", argv[0], argv[1]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    flags = fcntl(sd, F_GETFL);
    fcntl(sd, F_SETFL, flags | O_NONBLOCK);

    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0 && errno != EINPROGRESS) {
        printf("%s: cannot connect at once: %s\n", argv[0], strerror(errno));
        exit(1);
    }

    FD_ZERO(&writable);
    FD_SET(sd, &writable);
    timeout.tv_sec = atoi(argv[3]);
    timeout.tv_usec = 0;
    rc = select(sd + 1, NULL, &writable, NULL, &timeout);
    if (rc == 0) {
        printf("%s: no answer from %s in %s s\n", argv[0], argv[1], argv[3]);
        close(sd);
        exit(1);
    }

    len = sizeof(error);
    getsockopt(sd, SOL_SOCKET, SO_ERROR, &error, &len);
    if (error != 0) {
        printf("%s: cannot connect: %s\n", argv[0], strerror(error));
        close(sd);
        exit(1);
    }

    fcntl(sd, F_SETFL, flags);
    printf("%s: connected to %s\n", argv[0], argv[1]);
    close(sd);
    return 0;
}
