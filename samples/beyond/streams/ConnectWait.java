/* connectWait: connects to a TCP server, but waits for it no longer than it is told.
 *
 * connect by itself may take two minutes to give up. A non-blocking socket's connect returns at
 * once; select waits for the outcome, and SO_ERROR tells what it was.
 */

import static cmirror.fcntl_h.*;
import static cmirror.inet_h.*;

import cmirror.*;

class ConnectWait {

    static int main(int argc, String argv[]) {

        int sd, rc, flags;
        var servAddr = new sockaddr_in();
        var writable = new fd_set();
        var timeout = new timeval();
        var error = new int_();
        var len = new socklen_t();

        // check command line arguments

        if (argc != 4) {
            printf("usage: %s <address> <port> <seconds>\n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        servAddr.sin_port(htons(atoi(argv[2])));
        if (inet_pton(AF_INET, argv[1], servAddr.sin_addr()) != 1) {
            printf("%s: '%s' is no address\n", argv[0], argv[1]);
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // no call on this socket shall wait
        flags = fcntl(sd, F_GETFL);
        fcntl(sd, F_SETFL, flags | O_NONBLOCK);

        // connect: the handshake begins
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0 && errno() != EINPROGRESS) {
            printf("%s: cannot connect at once: %s\n", argv[0], strerror(errno()));
            exit(1);
        }

        // when it is over, one way or the other, the socket is writable
        FD_ZERO(writable);
        FD_SET(sd, writable);
        timeout.tv_sec(atoi(argv[3]));
        timeout.tv_usec(0);
        rc = select(sd + 1, NULL, writable, NULL, timeout);
        if (rc == 0) {
            printf("%s: no answer from %s in %s s\n", argv[0], argv[1], argv[3]);
            close(sd);
            exit(1);
        }

        // which way? errno is of no use here: connect has returned long ago
        len.set(sizeof(error));
        getsockopt(sd, SOL_SOCKET, SO_ERROR, error, len);
        if (error.get() != 0) {
            printf("%s: cannot connect: %s\n", argv[0], strerror(error.get()));
            close(sd);
            exit(1);
        }

        // connected; from here on calls may wait again
        fcntl(sd, F_SETFL, flags);
        printf("%s: connected to %s\n", argv[0], argv[1]);
        close(sd);
        return 0;
    }
}
