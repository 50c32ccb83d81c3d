/* ask [TEXT]: connects to port 1500 of this host, sends the text, and prints all that comes. */

#include <err.h>
#include "beyond.h"

int main(int argc, char *argv[])
{
    char bytes[4096];
    ssize_t n;
    struct sockaddr_in to = {0};

    to.sin_family = AF_INET;
    to.sin_port = htons(SERVER_PORT);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd == -1 || connect(sd, (struct sockaddr *) &to, sizeof to) == -1)
        err(1, "connect");
    if (argc > 1 && send(sd, argv[1], strlen(argv[1]), 0) == -1)
        err(1, "send");
    while ((n = recv(sd, bytes, sizeof bytes, 0)) > 0)
        if (write(1, bytes, n) != n)
            err(1, "write");
    if (n == -1)
        err(1, "recv");
    return 0;
}
