/* broadcastServ: the C program that BroadcastServ.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, rc, n;
    int on = 1;
    struct sockaddr_in cliAddr = {0};
    struct sockaddr_in servAddr = {0};
    char text[MAX_MSG];
    struct iovec iov[1];
    struct msghdr msg = {0};
    char control[CMSG_SPACE(sizeof(struct in_pktinfo))];
    struct cmsghdr *cmsg;
    struct in_pktinfo *info;

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    rc = setsockopt(sd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on));
    if (rc < 0) {
        printf("%s cannot set IP_PKTINFO \n", argv[0]);
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

    while (1) {
        iov[0].iov_base = text;
        iov[0].iov_len = MAX_MSG;
        msg.msg_name = &cliAddr;
        msg.msg_namelen = sizeof(cliAddr);
        msg.msg_iov = iov;
        msg.msg_iovlen = 1;
        msg.msg_control = control;
        msg.msg_controllen = sizeof(control);
        n = recvmsg(sd, &msg, 0);
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            continue;
        }

        printf("%s: from %s", argv[0], inet_ntoa(cliAddr.sin_addr));
        for (cmsg = CMSG_FIRSTHDR(&msg); cmsg != NULL; cmsg = CMSG_NXTHDR(&msg, cmsg)) {
            if (cmsg->cmsg_level == IPPROTO_IP && cmsg->cmsg_type == IP_PKTINFO) {
                info = (struct in_pktinfo *) CMSG_DATA(cmsg);
                printf(" to %s", inet_ntoa(info->ipi_addr));
            }
        }
        printf(" : %s\n", text);
    }
}
