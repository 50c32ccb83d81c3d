/* unixDgramServ: answers datagrams on a Unix-domain socket with their length.
 *
 * Unlike UDP's, these datagrams are never lost or reordered: a sender waits if we are slow.
 */

import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class UnixDgramServ {

    static int main(int argc, String argv[]) {

        int sd, rc, n;
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_un();
        var servAddr = new sockaddr_un();
        var msg = new_char(MAX_MSG);
        var answer = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <path>\n", argv[0]);
            exit(1);
        }

        // create socket
        sd = socket(AF_UNIX, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // bind the path that clients know
        servAddr.sun_family(AF_UNIX);
        strncpy(servAddr.sun_path(), argv[1], sizeof(servAddr.sun_path()) - 1);
        unlink(argv[1]);
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind %s \n", argv[0], argv[1]);
            exit(1);
        }
        printf("%s: ready at %s\n", argv[0], argv[1]);

        // serve for ever

        while (true) {

            // receive: the client's address is the path that it has bound
            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0, cliAddr, cliLen);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }
            printf("%s: '%.*s'\n", argv[0], n, msg);

            // a client that has bound no path has no address, and gets no answer
            if (cliLen.get() == 0) {
                printf("%s: from nowhere \n", argv[0]);
                continue;
            }
            snprintf(answer, sizeof(answer), "%d bytes", n);
            rc = sendto(sd, answer, strlen(answer), 0, cliAddr, cliLen.get());
            if (rc < 0) {
                printf("%s: cannot send data \n", argv[0]);
            }

        } // end of infinite while

        // never reach this line
    }
}
