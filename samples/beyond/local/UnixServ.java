/* unixServ: an echo server on a Unix-domain socket, whose address is a path in the file system.
 *
 * No network is involved: client and server are processes of one machine, and who may connect is
 * a matter of the file's permissions. All the calls are the same.
 */

import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class UnixServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, n;
        var servAddr = new sockaddr_un();
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <path>\n", argv[0]);
            exit(1);
        }
        if (strlen(argv[1]) >= sizeof(servAddr.sun_path())) {
            printf("%s: the path is too long \n", argv[0]);
            exit(1);
        }

        // create socket
        sd = socket(AF_UNIX, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // bind makes the file, and fails if it is there: remove what the last server left
        servAddr.sun_family(AF_UNIX);
        strcpy(servAddr.sun_path(), argv[1]);
        unlink(argv[1]);
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind %s \n", argv[0], argv[1]);
            exit(1);
        }
        listen(sd, 5);
        printf("%s: ready at %s\n", argv[0], argv[1]);

        // serve for ever

        while (true) {

            newSd = accept(sd, NULL, NULL);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }

            // send back what comes, until the client closes
            while ((n = recv(newSd, msg, MAX_MSG, 0)) > 0) {
                send(newSd, msg, n, 0);
            }
            printf("%s: connection closed by client \n", argv[0]);
            close(newSd);

        } // end of infinite while

        // never reach this line
    }
}
