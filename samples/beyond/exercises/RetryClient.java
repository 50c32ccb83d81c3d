/* retryClient: sends a message to a UDP server, and asks again if no answer comes in time.
 *
 * UDP loses datagrams and says nothing of it. With SO_RCVTIMEO recv gives up after a while, with
 * EAGAIN: then the client sends once more, and after three times it gives up itself.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class RetryClient {

    static final int TRIES = 3;

    static int main(int argc, String argv[]) {

        int sd, rc, n, i;
        var servAddr = new sockaddr_in();
        var wait = new timeval();
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 3 || inet_aton(argv[1], servAddr.sin_addr()) == 0) {
            printf("usage: %s <address> <data>\n", argv[0]);
            exit(1);
        }

        // create socket, connect: other senders are not let in
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        servAddr.sin_port(htons(SERVER_PORT));
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect \n", argv[0]);
            exit(1);
        }

        // recv waits a quarter of a second
        wait.tv_usec(250000);
        rc = setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, wait, sizeof(wait));
        if (rc < 0) {
            printf("%s: cannot set SO_RCVTIMEO \n", argv[0]);
            exit(1);
        }

        for (i = 1; i <= TRIES; i++) {
            send(sd, argv[2], strlen(argv[2]) + 1, 0);
            n = recv(sd, msg, MAX_MSG, 0);
            if (n >= 0) {
                printf("%s: try %d: received %d bytes : %s\n", argv[0], i, n, msg);
                close(sd);
                return 0;
            }
            // EAGAIN: too late; ECONNREFUSED: nobody has that port
            printf("%s: try %d: %s\n", argv[0], i, strerror(errno()));
        }
        printf("%s: no answer\n", argv[0]);
        close(sd);
        return 1;
    }
}
