/* unixDgramClient: sends datagrams to unixDgramServ, from a path of its own, and prints answers. */

import static cmirror.inet_h.*;
import static cmirror.sys_un_h.*;

import cmirror.*;

class UnixDgramClient {

    static int main(int argc, String argv[]) {

        int sd, rc, i, n;
        var cliAddr = new sockaddr_un();
        var servAddr = new sockaddr_un();
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc < 4) {
            printf("usage: %s <path> <own path> <data1>...<dataN>\n", argv[0]);
            exit(1);
        }

        // create socket
        sd = socket(AF_UNIX, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // a UDP client may leave bind to the kernel; here nobody invents a path for us
        cliAddr.sun_family(AF_UNIX);
        strncpy(cliAddr.sun_path(), argv[2], sizeof(cliAddr.sun_path()) - 1);
        unlink(argv[2]);
        rc = bind(sd, cliAddr, sizeof(cliAddr));
        if (rc < 0) {
            printf("%s cannot bind %s \n", argv[0], argv[2]);
            exit(1);
        }

        servAddr.sun_family(AF_UNIX);
        strncpy(servAddr.sun_path(), argv[1], sizeof(servAddr.sun_path()) - 1);
        for (i = 3; i < argc; i++) {
            rc = sendto(sd, argv[i], strlen(argv[i]), 0, servAddr, sizeof(servAddr));
            if (rc < 0) {
                printf("%s: cannot send data %d: %s\n", argv[0], i - 2, strerror(errno()));
                unlink(argv[2]);
                exit(1);
            }
            n = recv(sd, msg, MAX_MSG, 0);
            printf("%s: '%s' has %.*s\n", argv[0], argv[i], n, msg);
        } // end for

        // close socket, and remove what bind has made
        close(sd);
        unlink(argv[2]);
        return 0;
    }
}
