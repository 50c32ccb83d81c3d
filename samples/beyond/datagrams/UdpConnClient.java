/* udpConnClient: a UDP client that connects its socket, and then uses send and recv, as TCP does.
 *
 * Nothing goes over the network when a UDP socket connects. The kernel only notes the peer: send
 * needs no address any more, datagrams of others are not let in, and the error of the peer's host
 * (nobody has that port) gets back to us.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class UdpConnClient {

    static int main(int argc, String argv[]) {

        int sd, rc, i, n;
        var servAddr = new sockaddr_in();
        var cliAddr = new sockaddr_in();
        var cliLen = new socklen_t();
        var msg = new_char(MAX_MSG);
        hostent h;

        // check command line arguments

        if (argc < 3) {
            printf("usage: %s <server> <data1>...<dataN>\n", argv[0]);
            exit(1);
        }

        h = gethostbyname(argv[1]);
        if (h == NULL) {
            printf("%s: unknown host '%s'\n", argv[0], argv[1]);
            exit(1);
        }
        servAddr.sin_family(h.h_addrtype());
        memcpy(servAddr.sin_addr(), h.h_addr_list(0), h.h_length());
        servAddr.sin_port(htons(SERVER_PORT));

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // no bind: connect gives the socket a port, and an address of our own that leads there
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect \n", argv[0]);
            exit(1);
        }
        cliLen.set(sizeof(cliAddr));
        getsockname(sd, cliAddr, cliLen);
        printf("%s: I am %s\n", argv[0], inet_ntoa(cliAddr.sin_addr()));

        // send each argument, and wait for its echo
        for (i = 2; i < argc; i++) {
            rc = send(sd, argv[i], strlen(argv[i]) + 1, 0);
            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], i - 1);
                close(sd);
                exit(1);
            }

            n = recv(sd, msg, MAX_MSG, 0);
            if (n < 0) {
                // ECONNREFUSED, if no server is there
                printf("%s: no answer: %s\n", argv[0], strerror(errno()));
                close(sd);
                exit(1);
            }
            printf("%s: received %d bytes : %s\n", argv[0], n, msg);
        } // end for

        // close socket and exit
        close(sd);
        return 0;
    }
}
