/* tcp_recv [-r | -f]: takes one connection at port 1500 and reads it to its end; then a line
 * "LENGTH: BYTES IN HEX". With -r or -f it reads nothing: it waits until the sender is stuck
 * behind a full window and then resets the connection (-r), or first half-closes it and then
 * resets it (-f). The first is ECONNRESET for the sender, the second EPIPE.
 */

#include <err.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

static void print_all(int fd)
{
    static unsigned char bytes[1 << 21];
    size_t length = 0;
    ssize_t n;

    while ((n = read(fd, bytes + length, sizeof bytes - length)) > 0)
        length += n;
    if (n == -1)
        err(1, "read");
    printf("%zu:", length);
    for (size_t i = 0; i < length; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

int main(int argc, char **argv)
{
    int how = getopt(argc, argv, "rf");
    int yes = 1, small = 2048, segment = 536;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(1500)};
    struct linger abort = {.l_onoff = 1, .l_linger = 0};

    int listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (how != -1) {
        setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        setsockopt(listener, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    }
    if (bind(listener, (struct sockaddr *) &here, sizeof here) == -1 || listen(listener, 5) == -1)
        err(1, "bind");

    int fd = accept(listener, NULL, NULL);
    if (fd == -1)
        err(1, "accept");
    if (how == -1) {
        print_all(fd);
        return 0;
    }

    struct pollfd first_byte = {.fd = fd, .events = POLLIN};
    poll(&first_byte, 1, -1);
    usleep(500 * 1000);
    if (how == 'f')
        shutdown(fd, SHUT_WR);
    else
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    close(fd); /* with unread bytes: a reset in both cases */
    return 0;
}
