/* epollServ: an echo server that serves many clients with one process, by Linux's epoll.
 *
 * select and poll are told all sockets in every call. epoll keeps the list in the kernel and
 * returns only what is ready: it takes as long with ten thousand clients as with ten.
 */

import static cmirror.inet_h.*;
import static cmirror.sys_epoll_h.*;

import cmirror.*;

class EpollServ {

    static final int MAX_EVENTS = 16;

    static int main(int argc, String argv[]) {

        int sd, newSd, epfd, rc, i, n, fd;
        int clients = 0;
        var ev = new epoll_event();
        var events = epoll_event.array(MAX_EVENTS);
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

        // the kernel's list, and its first entry
        epfd = epoll_create1(0);
        if (epfd < 0) {
            printf("%s: cannot create an epoll \n", argv[0]);
            exit(1);
        }
        ev.events(EPOLLIN);
        ev.data().fd(sd); // data is ours: it comes back with the event
        epoll_ctl(epfd, EPOLL_CTL_ADD, sd, ev);

        // serve for ever

        while (true) {

            n = epoll_wait(epfd, events, MAX_EVENTS, -1);
            if (n < 0) {
                printf("%s: cannot wait \n", argv[0]);
                exit(1);
            }

            for (i = 0; i < n; i++) {
                fd = events[i].data().fd();

                if (fd == sd) { // a new client
                    newSd = accept(sd, NULL, NULL);
                    if (newSd < 0) {
                        printf("%s: cannot accept connections \n", argv[0]);
                        continue;
                    }
                    ev.events(EPOLLIN);
                    ev.data().fd(newSd);
                    epoll_ctl(epfd, EPOLL_CTL_ADD, newSd, ev);
                    clients++;
                    printf("%s: a client comes, now %d\n", argv[0], clients);
                    continue;
                }

                rc = recv(fd, msg, MAX_MSG, 0); // a client talks, or goes
                if (rc > 0) {
                    send(fd, msg, rc, 0);
                } else {
                    close(fd); // and so it is off the list
                    clients--;
                    printf("%s: a client goes, now %d\n", argv[0], clients);
                }
            } // end for all events

        } // end of infinite while

        // never reach this line
    }
}
