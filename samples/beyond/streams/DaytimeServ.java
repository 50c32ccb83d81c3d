/* daytimeServ: tells every TCP client the time, and closes (RFC 867). */

import static cmirror.inet_h.*;
import static cmirror.time_h.*;

import cmirror.*;

class DaytimeServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc;
        var now = new time_t();
        var yes = new int_(1);
        var servAddr = new sockaddr_in();
        var text = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <port>\n", argv[0]); // the service's own is 13, which only root has
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, yes, sizeof(yes));

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(atoi(argv[1])));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %s \n", argv[0], argv[1]);
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

            // ctime ends its line with \n; on the network a line ends with \r\n
            time(now);
            snprintf(text, sizeof(text), "%.24s\r\n", ctime(now));
            send(newSd, text, strlen(text), 0);
            close(newSd);

        } // end of infinite while

        // never reach this line
    }
}
