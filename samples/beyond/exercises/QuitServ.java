/* quitServ: a UDP server that prints every message, and ends when one says quit.
 *
 * Texts are compared by strcmp, in Java as in C: == would ask whether they lie in the same place.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class QuitServ {

    static int main(int argc, String argv[]) {

        int sd, rc, n, count = 0;
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket, bind
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }

        while (true) {

            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG - 1, 0, cliAddr, cliLen);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }
            at(msg, n, 0); // a sender may have left out the NUL

            if (strcmp(msg, "quit") == 0) {
                printf("%s: %d messages\n", argv[0], count);
                close(sd);
                return 0;
            }
            count++;
            printf("%s: from %s : %s\n", argv[0], inet_ntoa(cliAddr.sin_addr()), msg);

        } // end of infinite while
    }
}
