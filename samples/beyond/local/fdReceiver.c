/* fdReceiver: the C program that FdReceiver.java is held against. */

#include "../beyond.h"
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, newSd, rc, n;
    int fd;
    struct sockaddr_un servAddr = {0};
    char name[MAX_FILE];
    struct iovec iov[1];
    struct msghdr msg = {0};
    char control[CMSG_SPACE(sizeof(int))];
    char bytes[MAX_FILE];
    struct cmsghdr *cmsg;

    if (argc != 2) {
        printf("usage: %s <path>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_UNIX, SOCK_STREAM, 0);
    servAddr.sun_family = AF_UNIX;
    strcpy(servAddr.sun_path, argv[1]);
    unlink(argv[1]);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind %s \n", argv[0], argv[1]);
        exit(1);
    }
    listen(sd, 1);
    printf("%s: ready at %s\n", argv[0], argv[1]);
    fflush(stdout);
    newSd = accept(sd, NULL, NULL);
    if (newSd < 0) {
        printf("%s: cannot accept connections \n", argv[0]);
        exit(1);
    }

    iov[0].iov_base = name;
    iov[0].iov_len = sizeof(name);
    msg.msg_iov = iov;
    msg.msg_iovlen = 1;
    msg.msg_control = control;
    msg.msg_controllen = sizeof(control);
    n = recvmsg(newSd, &msg, 0);
    if (n <= 0) {
        printf("%s: cannot receive data \n", argv[0]);
        exit(1);
    }

    cmsg = CMSG_FIRSTHDR(&msg);
    if (cmsg == NULL || cmsg->cmsg_level != SOL_SOCKET || cmsg->cmsg_type != SCM_RIGHTS) {
        printf("%s: no descriptor came with %s\n", argv[0], name);
        exit(1);
    }
    memcpy(&fd, CMSG_DATA(cmsg), sizeof(fd));

    printf("%s: %s contains:\n", argv[0], name);
    fflush(stdout);
    while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
        write(STDOUT_FILENO, bytes, n);
    }

    unlink(argv[1]);
    close(fd);
    close(newSd);
    close(sd);
    return 0;
}
