/* selectServ: an echo server that serves many clients with one process, by select.
 *
 * select tells which sockets have something for us. Then recv and accept do not wait, and so no
 * client waits for another one.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class SelectServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, fd, n;
        int maxFd; // the largest descriptor in the set
        int clients = 0;
        var all = new fd_set(); // the sockets that we want to hear of
        var ready = new fd_set(); // those that have something
        var yes = new int_(1);
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, yes, sizeof(yes));

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

        FD_ZERO(all);
        FD_SET(sd, all);
        maxFd = sd;

        // serve for ever

        while (true) {

            // select leaves in the set only what is ready: it gets a copy
            ready.set(all);
            rc = select(maxFd + 1, ready, NULL, NULL, NULL);
            if (rc < 0) {
                printf("%s: cannot select \n", argv[0]);
                exit(1);
            }

            for (fd = 0; fd <= maxFd; fd++) {
                if (!FD_ISSET(fd, ready)) {
                    continue;
                }

                if (fd == sd) { // a new client
                    newSd = accept(sd, NULL, NULL);
                    if (newSd < 0) {
                        printf("%s: cannot accept connections \n", argv[0]);
                        continue;
                    }
                    FD_SET(newSd, all);
                    if (newSd > maxFd) {
                        maxFd = newSd;
                    }
                    clients++;
                    printf("%s: a client comes, now %d\n", argv[0], clients);
                    continue;
                }

                n = recv(fd, msg, MAX_MSG, 0); // a client talks, or goes
                if (n > 0) {
                    send(fd, msg, n, 0);
                } else {
                    close(fd);
                    FD_CLR(fd, all);
                    clients--;
                    printf("%s: a client goes, now %d\n", argv[0], clients);
                }
            } // end for all descriptors

        } // end of infinite while

        // never reach this line
    }
}
