/* reusePort: a server of several processes, each with a socket of its own on one and the same port.
 *
 * With SO_REUSEPORT the kernel gives each client to one of the sockets: no process waits for a lock
 * that another holds, and each may have a CPU. (macOS gives all of them to one.) Try:
 * ./lab reusePort 4
 */

import static cmirror.inet_h.*;

import cmirror.*;

class ReusePort {

    static final int CLIENTS = 200; // as many as one socket has room for
    static final int MAX_WORKERS = 16;

    static int main(int argc, String argv[]) {

        int sd, rc, i, workers, count;
        int sockets[] = new int[MAX_WORKERS];
        var on = new int_(1);
        var timeout = new timeval();
        var servAddr = new sockaddr_in();
        var addrLen = new socklen_t(sizeof(servAddr));
        var msg = new_char(MAX_MSG);

        // check command line arguments

        workers = argc == 2 ? atoi(argv[1]) : 0;
        if (workers < 1 || workers > MAX_WORKERS) {
            printf("usage: %s <workers, 1 to %d>\n", argv[0], MAX_WORKERS);
            exit(1);
        }

        // the kernel chooses the first one's port; the others bind it too

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        servAddr.sin_port(htons(0));
        for (i = 0; i < workers; i++) {
            sockets[i] = socket(AF_INET, SOCK_DGRAM, 0);
            setsockopt(sockets[i], SOL_SOCKET, SO_REUSEPORT, on, sizeof(on));
            rc = bind(sockets[i], servAddr, sizeof(servAddr));
            if (rc < 0) {
                printf("%s: worker %d cannot bind \n", argv[0], i);
                exit(1);
            }
            getsockname(sockets[i], servAddr, addrLen);
        }

        // a process for each, which counts; half a second of silence is the end
        for (i = 0; i < workers; i++) {
            if (fork() == 0) {
                timeout.tv_usec(500000);
                setsockopt(sockets[i], SOL_SOCKET, SO_RCVTIMEO, timeout, sizeof(timeout));
                for (count = 0; recv(sockets[i], msg, MAX_MSG, 0) >= 0; count++) {
                }
                printf("%s: worker %d: %d datagrams\n", argv[0], i, count);
                exit(0);
            }
        }

        // clients: each has a port of its own, by which the kernel chooses
        for (i = 0; i < CLIENTS; i++) {
            sd = socket(AF_INET, SOCK_DGRAM, 0);
            sendto(sd, "hello", strlen("hello") + 1, 0, servAddr, sizeof(servAddr));
            close(sd);
        }

        for (i = 0; i < workers; i++) {
            wait_(NULL);
        }
        printf("%s: %d clients\n", argv[0], CLIENTS);
        return 0;
    }
}
