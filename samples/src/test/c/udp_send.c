/* udp_send [-n] ADDRESS MESSAGE...: one datagram per message to port 1500; -n sends no NUL. */

#include <arpa/inet.h>
#include <err.h>
#include <string.h>
#include <unistd.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    int nul = 1;
    if (argc > 1 && strcmp(argv[1], "-n") == 0) {
        nul = 0;
        argv++;
    }

    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(1500)};
    if (argc < 3 || inet_pton(AF_INET, argv[1], &to.sin_addr) != 1)
        errx(2, "usage: udp_send [-n] ADDRESS MESSAGE...");

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd == -1 || connect(fd, (struct sockaddr *) &to, sizeof to) == -1)
        err(1, "socket");

    for (char **message = argv + 2; *message; message++) {
        size_t length = strlen(*message) + nul;
        if (write(fd, *message, length) != (ssize_t) length)
            err(1, "write");
    }
    return 0;
}
