/* tcp_send [-n] [-r] ADDRESS MESSAGE...: the messages over one connection to port 1500.
 * A pause follows each, so that the other side sees them one by one. -n sends no NUL,
 * -r resets the connection at the end instead of closing it.
 */

#include <arpa/inet.h>
#include <err.h>
#include <string.h>
#include <unistd.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
    int nul = 1, reset = 0, yes = 1, option;
    while ((option = getopt(argc, argv, "nr")) != -1) {
        if (option == 'n')
            nul = 0;
        else
            reset = 1;
    }

    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(1500)};
    if (argc - optind < 2 || inet_pton(AF_INET, argv[optind], &to.sin_addr) != 1)
        errx(2, "usage: tcp_send [-n] [-r] ADDRESS MESSAGE...");

    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd == -1 || connect(fd, (struct sockaddr *) &to, sizeof to) == -1)
        err(1, "connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);

    for (char **message = argv + optind + 1; *message; message++) {
        size_t length = strlen(*message) + nul;
        if (write(fd, *message, length) != (ssize_t) length)
            err(1, "write");
        usleep(200 * 1000);
    }
    if (reset) {
        struct linger abort = {.l_onoff = 1, .l_linger = 0};
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    }
    close(fd);
    return 0;
}
