/* manySender: the C program that ManySender.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"
#include <time.h>

#define BATCH 64

static double cost(struct timespec *start, int count)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return ((now.tv_sec - start->tv_sec) * 1e6
            + (now.tv_nsec - start->tv_nsec) / 1e3) / count;
}

int main(int argc, char *argv[])
{
    int sd, rc, i, count, sent;
    struct timespec start = {0};
    struct sockaddr_in servAddr = {0};
    char text[MAX_MSG];
    struct iovec iov[BATCH];
    struct mmsghdr msgs[BATCH] = {0};

    if (argc != 3) {
        printf("usage: %s <server> <count>\n", argv[0]);
        exit(1);
    }
    count = atoi(argv[2]);
    servAddr.sin_family = AF_INET;
    servAddr.sin_port = htons(SERVER_PORT);
    if (inet_aton(argv[1], &servAddr.sin_addr) == 0) {
        printf("%s: '%s' is no address\n", argv[0], argv[1]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect \n", argv[0]);
        exit(1);
    }
    strcpy(text, "one of many");

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    for (i = 0; i < count; i++) {
        if (send(sd, text, strlen(text) + 1, 0) < 0) {
            printf("%s: cannot send data %d\n", argv[0], i + 1);
            exit(1);
        }
    }
    printf("%s: send: %d calls, %.2f us a datagram\n", argv[0], count, cost(&start, count));

    for (i = 0; i < BATCH; i++) {
        iov[i].iov_base = text;
        iov[i].iov_len = strlen(text) + 1;
        msgs[i].msg_hdr.msg_iov = &iov[i];
        msgs[i].msg_hdr.msg_iovlen = 1;
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    for (i = 0, sent = 0; sent < count; i++) {
        rc = sendmmsg(sd, msgs, count - sent < BATCH ? count - sent : BATCH, 0);
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], sent + 1);
            exit(1);
        }
        sent += rc;
    }
    printf("%s: sendmmsg: %d calls, %.2f us a datagram\n", argv[0], i, cost(&start, count));

    close(sd);
    return 0;
}
