/* mcast_recv GROUP COUNT: joins the group at port 1500 and takes that many datagrams; for each
 * a line "SOURCE ttl TTL: TEXT", where the ttl is the one in the packet's IP header.
 */

#include <arpa/inet.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static int ttl_of(struct msghdr *message)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c))
        if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TTL)
            return *(int *) CMSG_DATA(c);
    return -1;
}

int main(int argc, char **argv)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(1500)};
    struct ip_mreqn group = {0};
    int yes = 1;

    if (argc != 3 || inet_pton(AF_INET, argv[1], &group.imr_multiaddr) != 1)
        errx(2, "usage: mcast_recv GROUP COUNT");

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    setsockopt(fd, IPPROTO_IP, IP_RECVTTL, &yes, sizeof yes);
    if (setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group) == -1)
        err(1, "join");
    if (bind(fd, (struct sockaddr *) &here, sizeof here) == -1)
        err(1, "bind");

    for (int count = atoi(argv[2]); count > 0; count--) {
        char text[1024], control[256];
        struct sockaddr_in from;
        struct iovec place = {.iov_base = text, .iov_len = sizeof text - 1};
        struct msghdr message = {.msg_name = &from, .msg_namelen = sizeof from,
                .msg_iov = &place, .msg_iovlen = 1,
                .msg_control = control, .msg_controllen = sizeof control};
        ssize_t length = recvmsg(fd, &message, 0);
        if (length == -1)
            err(1, "recvmsg");
        text[length] = 0;
        printf("%s ttl %d: %s\n", inet_ntoa(from.sin_addr), ttl_of(&message), text);
        fflush(stdout);
    }
    return 0;
}
