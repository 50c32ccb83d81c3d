/* oobServ: takes one connection, and shows where the urgent byte stands in the stream.
 *
 * With SO_OOBINLINE the urgent byte stays in the stream (else only recv with MSG_OOB gets it), and
 * a recv never reads past the mark: sockatmark tells whether we have come to it.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class OobServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, n;
        var on = new int_(1);
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on));
        // accept's sockets inherit it: the byte may be there before we could set it
        setsockopt(sd, SOL_SOCKET, SO_OOBINLINE, on, sizeof(on));

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }
        listen(sd, 5);

        newSd = accept(sd, NULL, NULL);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            exit(1);
        }
        sleep(1); // let everything arrive: we want to see it stop at the mark all the same

        do {
            if (sockatmark(newSd) == 1) {
                printf("%s: at the mark\n", argv[0]);
            }
            n = recv(newSd, msg, MAX_MSG, 0);
            if (n > 0) {
                printf("%s: received %d bytes : %.*s\n", argv[0], n, n, msg);
            }
        } while (n > 0);

        printf("%s: connection closed by client \n", argv[0]);
        close(newSd);
        close(sd);
        return 0;
    }
}
