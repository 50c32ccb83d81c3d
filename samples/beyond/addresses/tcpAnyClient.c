/* tcpAnyClient: the C program that TcpAnyClient.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd = -1, rc, i;
    struct addrinfo hints = {0};
    struct addrinfo *res;
    struct addrinfo *p;
    char host[NI_MAXHOST];
    char port[NI_MAXSERV];

    if (argc < 4) {
        printf("usage: %s <server> <port> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    rc = getaddrinfo(argv[1], argv[2], &hints, &res);
    if (rc != 0) {
        printf("%s: %s: %s\n", argv[0], argv[1], gai_strerror(rc));
        exit(1);
    }

    for (p = res; p != NULL; p = p->ai_next) {
        getnameinfo(p->ai_addr, p->ai_addrlen, host, sizeof(host),
                port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);
        printf("%s: trying %s port %s\n", argv[0], host, port);

        sd = socket(p->ai_family, p->ai_socktype, p->ai_protocol);
        if (sd < 0) {
            continue;
        }
        if (connect(sd, p->ai_addr, p->ai_addrlen) == 0) {
            break;
        }
        close(sd);
    }
    if (p == NULL) {
        printf("%s: cannot connect \n", argv[0]);
        exit(1);
    }
    freeaddrinfo(res);

    for (i = 3; i < argc; i++) {
        rc = send(sd, argv[i], strlen(argv[i]) + 1, 0);
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - 2);
            close(sd);
            exit(1);
        }
    }

    close(sd);
    return 0;
}
