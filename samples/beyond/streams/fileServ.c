/* fileServ: the C program that FileServ.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>

int main(int argc, char *argv[])
{
    int sd, newSd, fd, rc, n, connections = 0;
    long left, us;
    int yes = 1;
    struct timespec start = {0};
    struct timespec end = {0};
    struct sockaddr_in servAddr = {0};
    struct stat st = {0};
    char length[MAX_MSG];
    char bytes[MAX_FILE];
    struct iovec iov[3];

    if (argc != 2) {
        printf("usage: %s <file>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));

    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }
    listen(sd, 5);

    while (1) {
        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }
        fd = open(argv[1], O_RDONLY);
        if (fd < 0 || fstat(fd, &st) < 0) {
            printf("%s: cannot open %s \n", argv[0], argv[1]);
            close(newSd);
            continue;
        }
        clock_gettime(CLOCK_MONOTONIC, &start);

        n = snprintf(length, sizeof(length), " %ld", st.st_size);
        iov[0].iov_base = argv[1];
        iov[0].iov_len = strlen(argv[1]);
        iov[1].iov_base = length;
        iov[1].iov_len = n;
        iov[2].iov_base = "\n";
        iov[2].iov_len = 1;
        writev(newSd, iov, 3);

        if (connections++ % 2 == 0) {
            while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
                send(newSd, bytes, n, 0);
            }
        } else {
            left = st.st_size;
            while (left > 0 && (n = sendfile(newSd, fd, NULL, left)) > 0) {
                left -= n;
            }
        }

        clock_gettime(CLOCK_MONOTONIC, &end);
        us = (end.tv_sec - start.tv_sec) * 1000000
                + (end.tv_nsec - start.tv_nsec) / 1000;
        printf("%s: %ld bytes by %s in %ld us\n", argv[0], st.st_size,
                connections % 2 == 1 ? "read and send" : "sendfile", us);
        close(fd);
        close(newSd);
    }
}
