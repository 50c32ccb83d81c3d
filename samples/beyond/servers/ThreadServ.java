/* threadServ: an echo server with a thread for each client, by pthread_create.
 *
 * Threads are cheaper than tcpParServ's processes, and share all variables: a mutex guards the
 * one that all of them change.
 */

import static cmirror.inet_h.*;
import static cmirror.pthread_h.*;

import cmirror.*;

class ThreadServ {

    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER();
    static int clients = 0;
    static String name; // argv[0], for the threads

    // what a thread does; its argument is what pthread_create was given
    static Object serve(Object arg) {

        int sd = (int) arg; // (int) (intptr_t) arg
        int n;
        var msg = new_char(MAX_MSG); // a thread's local variables are its own

        while ((n = recv(sd, msg, MAX_MSG, 0)) > 0) {
            send(sd, msg, n, 0);
        }
        close(sd);

        pthread_mutex_lock(lock);
        clients--;
        printf("%s: a client goes, now %d\n", name, clients);
        pthread_mutex_unlock(lock);
        return NULL;
    }

    static int main(int argc, String argv[]) {

        int sd, newSd, rc;
        var tid = new pthread_t();
        var yes = new int_(1);
        var servAddr = new sockaddr_in();

        name = argv[0];

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

        // serve for ever

        while (true) {

            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }

            pthread_mutex_lock(lock);
            clients++;
            printf("%s: a client comes, now %d\n", argv[0], clients);
            pthread_mutex_unlock(lock);

            // start a thread; pass it the number itself: newSd will soon be another one's
            rc = pthread_create(tid, NULL, ThreadServ::serve, newSd);
            if (rc != 0) {
                printf("%s: cannot create a thread: %s\n", argv[0], strerror(rc));
                close(newSd);
                continue;
            }
            pthread_detach(tid); // nobody will join it

        } // end of infinite while

        // never reach this line
    }
}
