/* pollServ: an echo server that serves many clients with one process, by poll.
 *
 * What selectServ does with sets of bits is an array here: one entry for each socket, with a place
 * where poll says what happened. There is no limit of 1024 descriptors.
 */

import static cmirror.inet_h.*;
import static cmirror.poll_h.*;

import cmirror.*;

class PollServ {

    static final int MAX_CLIENTS = 100;

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, i, n;
        int count; // entries of fds in use
        var fds = pollfd.array(1 + MAX_CLIENTS);
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

        fds[0].fd(sd);
        fds[0].events(POLLIN); // POLLOUT would be: there is room to send
        count = 1;

        // serve for ever

        while (true) {

            rc = poll(fds, count, -1); // -1: however long it takes
            if (rc < 0) {
                printf("%s: cannot poll \n", argv[0]);
                exit(1);
            }

            // clients, from the last one: what moves into a hole has been looked at
            for (i = count - 1; i > 0; i--) {
                if (fds[i].revents() == 0) {
                    continue;
                }

                n = recv(fds[i].fd(), msg, MAX_MSG, 0);
                if (n > 0) {
                    send(fds[i].fd(), msg, n, 0);
                } else {
                    close(fds[i].fd());
                    count--;
                    fds[i].set(fds[count]); // the last entry fills the hole
                    printf("%s: a client goes, now %d\n", argv[0], count - 1);
                }
            }

            if ((fds[0].revents() & POLLIN) != 0) { // a new client
                newSd = accept(sd, NULL, NULL);
                if (newSd < 0) {
                    printf("%s: cannot accept connections \n", argv[0]);
                    continue;
                }
                if (count == 1 + MAX_CLIENTS) {
                    printf("%s: too many clients \n", argv[0]);
                    close(newSd);
                    continue;
                }
                fds[count].fd(newSd);
                fds[count].events(POLLIN);
                count++;
                printf("%s: a client comes, now %d\n", argv[0], count - 1);
            }

        } // end of infinite while

        // never reach this line
    }
}
