/* tcpAnyServ: the C program that TcpAnyServ.java is held against. */

#include "../beyond.h"

int main(int argc, char *argv[])
{
    int sd, newSd, rc, n;
    struct addrinfo hints = {0};
    struct addrinfo *res;
    int no = 0;
    int yes = 1;
    socklen_t cliLen;
    struct sockaddr_storage cliAddr = {0};
    char host[NI_MAXHOST];
    char port[NI_MAXSERV];
    char msg[MAX_MSG];

    if (argc != 2) {
        printf("usage: %s <port>\n", argv[0]);
        exit(1);
    }

    hints.ai_family = AF_INET6;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    rc = getaddrinfo(NULL, argv[1], &hints, &res);
    if (rc != 0) {
        printf("%s: port %s: %s\n", argv[0], argv[1], gai_strerror(rc));
        exit(1);
    }

    sd = socket(res->ai_family, res->ai_socktype, res->ai_protocol);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    setsockopt(sd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof(no));

    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    rc = bind(sd, res->ai_addr, res->ai_addrlen);
    if (rc < 0) {
        printf("%s cannot bind port number %s \n", argv[0], argv[1]);
        exit(1);
    }
    freeaddrinfo(res);
    listen(sd, 5);

    while (1) {
        cliLen = sizeof(cliAddr);
        newSd = accept(sd, (struct sockaddr *) &cliAddr, &cliLen);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }

        getnameinfo((struct sockaddr *) &cliAddr, cliLen, host, sizeof(host),
                port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);

        while ((n = recv(newSd, msg, MAX_MSG, 0)) > 0) {
            printf("%s: from %s port %s, received %d bytes : %s\n",
                    argv[0], host, port, n, msg);
        }
        printf("%s: connection closed by client \n", argv[0]);
        close(newSd);
    }
}
