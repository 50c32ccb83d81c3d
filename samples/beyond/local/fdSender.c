/* fdSender: the C program that FdSender.java is held against. */

#include "../beyond.h"
#include <fcntl.h>
#include <sys/un.h>

int main(int argc, char *argv[])
{
    int sd, rc;
    int fd;
    struct sockaddr_un servAddr = {0};
    struct iovec iov[1];
    struct msghdr msg = {0};
    char control[CMSG_SPACE(sizeof(int))];
    struct cmsghdr *cmsg;

    if (argc != 3) {
        printf("usage: %s <path> <file>\n", argv[0]);
        exit(1);
    }

    fd = open(argv[2], O_RDONLY);
    if (fd < 0) {
        printf("%s: cannot open %s: %s\n", argv[0], argv[2], strerror(errno));
        exit(1);
    }

    sd = socket(AF_UNIX, SOCK_STREAM, 0);
    servAddr.sun_family = AF_UNIX;
    strcpy(servAddr.sun_path, argv[1]);
    rc = connect(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s: cannot connect: %s\n", argv[0], strerror(errno));
        exit(1);
    }

    iov[0].iov_base = argv[2];
    iov[0].iov_len = strlen(argv[2]) + 1;
    msg.msg_iov = iov;
    msg.msg_iovlen = 1;

    msg.msg_control = control;
    msg.msg_controllen = sizeof(control);
    cmsg = CMSG_FIRSTHDR(&msg);
    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = CMSG_LEN(sizeof(fd));
    memcpy(CMSG_DATA(cmsg), &fd, sizeof(fd));

    rc = sendmsg(sd, &msg, 0);
    if (rc < 0) {
        printf("%s: cannot send: %s\n", argv[0], strerror(errno));
        exit(1);
    }
    printf("%s: sent %s\n", argv[0], argv[2]);

    close(fd);
    close(sd);
    return 0;
}
