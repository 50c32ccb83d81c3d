/* udpEchoServ: sends every message back to whom it came from. */

import static cmirror.inet_h.*;

import cmirror.*;

class UdpEchoServ {

    static int main(int argc, String argv[]) {

        int sd, rc, n;
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }

        // serve for ever

        while (true) {

            // receive: cliAddr is where it came from, and so where it goes back to
            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0, cliAddr, cliLen);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }

            // send n bytes, not strlen(msg): nobody promised that there is a NUL
            rc = sendto(sd, msg, n, 0, cliAddr, cliLen.get());
            if (rc < 0) {
                printf("%s: cannot send data \n", argv[0]);
                continue;
            }
            printf("%s: %d bytes back to %s\n", argv[0], n, inet_ntoa(cliAddr.sin_addr()));

        } // end of infinite while

        // never reach this line
    }
}
