/* ssmServ: the C program that SsmServ.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"
#include <net/if.h>

int main(int argc, char *argv[])
{
    int sd, rc, n;
    socklen_t cliLen;
    struct ip_mreq_source mreq = {0};
    struct group_source_req greq = {0};
    struct sockaddr_in group = {0};
    struct sockaddr_in source = {0};
    struct sockaddr_in cliAddr = {0};
    struct sockaddr_in servAddr = {0};
    char msg[MAX_MSG];

    if (argc != 3 && argc != 4) {
        printf("usage: %s <group> <source> [<interface>]\n", argv[0]);
        exit(1);
    }
    group.sin_family = AF_INET;
    source.sin_family = AF_INET;
    if (inet_aton(argv[1], &group.sin_addr) == 0
            || !IN_MULTICAST(ntohl(group.sin_addr.s_addr))) {
        printf("%s: %s is not multicast\n", argv[0], argv[1]);
        exit(1);
    }
    if (inet_aton(argv[2], &source.sin_addr) == 0) {
        printf("%s: '%s' is no address\n", argv[0], argv[2]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = group.sin_addr.s_addr;
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }

    if (argc == 3) {
        mreq.imr_multiaddr.s_addr = group.sin_addr.s_addr;
        mreq.imr_sourceaddr.s_addr = source.sin_addr.s_addr;
        mreq.imr_interface.s_addr = htonl(INADDR_ANY);
        rc = setsockopt(sd, IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP, &mreq, sizeof(mreq));
    } else {
        greq.gsr_interface = if_nametoindex(argv[3]);
        if (greq.gsr_interface == 0) {
            printf("%s: there is no interface %s\n", argv[0], argv[3]);
            exit(1);
        }
        memcpy(&greq.gsr_group, &group, sizeof(group));
        memcpy(&greq.gsr_source, &source, sizeof(source));
        rc = setsockopt(sd, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, &greq, sizeof(greq));
    }
    if (rc < 0) {
        printf("%s cannot join %s from %s: %s\n",
                argv[0], argv[1], argv[2], strerror(errno));
        exit(1);
    }
    printf("%s: listening to %s from %s\n", argv[0], argv[1], argv[2]);

    while (1) {
        cliLen = sizeof(cliAddr);
        n = recvfrom(sd, msg, MAX_MSG, 0, (struct sockaddr *) &cliAddr, &cliLen);
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            continue;
        }
        printf("%s: from %s : %s\n", argv[0], inet_ntoa(cliAddr.sin_addr), msg);
    }
}
