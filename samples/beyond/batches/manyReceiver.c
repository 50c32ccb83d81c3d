/* manyReceiver: the C program that ManyReceiver.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"

#define BATCH 64

int main(int argc, char *argv[])
{
    (void) argc;
    int sd, rc, i;
    int datagrams = 0, bytes = 0, calls = 0;
    int size = 1 << 22;
    struct timeval timeout = {0};
    struct sockaddr_in servAddr = {0};
    char text[BATCH * MAX_MSG];
    struct iovec iov[BATCH];
    struct mmsghdr msgs[BATCH] = {0};

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }

    for (i = 0; i < BATCH; i++) {
        iov[i].iov_base = text + i * MAX_MSG;
        iov[i].iov_len = MAX_MSG;
        msgs[i].msg_hdr.msg_iov = &iov[i];
        msgs[i].msg_hdr.msg_iovlen = 1;
    }

    while (1) {
        rc = recvmmsg(sd, msgs, BATCH, MSG_WAITFORONE, NULL);
        if (rc < 0) {
            break;
        }
        calls++;
        datagrams += rc;
        for (i = 0; i < rc; i++) {
            bytes += msgs[i].msg_len;
        }

        timeout.tv_sec = 1;
        setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
    }

    printf("%s: %d datagrams, %d bytes, the first one '%s'\n", argv[0], datagrams, bytes, text);
    printf("%s: %d calls\n", argv[0], calls);
    close(sd);
    return 0;
}
