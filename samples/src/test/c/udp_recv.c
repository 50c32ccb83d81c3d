/* udp_recv COUNT: takes that many datagrams at port 1500; for each a line "LENGTH: HEX BYTES". */

#include <err.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    static unsigned char datagram[65536];
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(1500)};

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd == -1 || bind(fd, (struct sockaddr *) &here, sizeof here) == -1)
        err(1, "bind");

    for (int count = argc > 1 ? atoi(argv[1]) : 1; count > 0; count--) {
        ssize_t length = recv(fd, datagram, sizeof datagram, 0);
        if (length == -1)
            err(1, "recv");
        printf("%zd:", length);
        for (ssize_t i = 0; i < length; i++)
            printf(" %02x", datagram[i]);
        printf("\n");
        fflush(stdout);
    }
    return 0;
}
