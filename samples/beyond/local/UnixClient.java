/* unixClient: sends each of its arguments to unixServ, and prints what comes back. */

import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class UnixClient {

    static int main(int argc, String argv[]) {

        int sd, rc, i, n, len;
        var servAddr = new sockaddr_un();
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc < 3) {
            printf("usage: %s <path> <data1>...<dataN>\n", argv[0]);
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

        // connect to server
        servAddr.sun_family(AF_UNIX);
        strcpy(servAddr.sun_path(), argv[1]);
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect: %s\n", argv[0], strerror(errno()));
            exit(1);
        }

        for (i = 2; i < argc; i++) {
            len = strlen(argv[i]);
            if (len > MAX_MSG) {
                len = MAX_MSG;
            }
            rc = send(sd, argv[i], len, 0);
            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], i - 1);
                exit(1);
            }
            n = recv(sd, msg, len, MSG_WAITALL);
            if (n != len) {
                printf("%s: the server has gone \n", argv[0]);
                exit(1);
            }
            printf("%s: echo '%.*s'\n", argv[0], n, msg);
        } // end for

        // close socket and exit
        close(sd);
        return 0;
    }
}
