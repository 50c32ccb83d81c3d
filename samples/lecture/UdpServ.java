/* udpServ: prints every message that arrives at its UDP port. */

import static cmirror.inet_h.*;

import cmirror.*;

class UdpServ {

    static int main(int argc, String argv[]) {

        int sd, rc, i, n; // socket descriptor
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
        rc = bind(sd, servAddr,
                sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0],
                    SERVER_PORT);
            exit(1);
        }

        // serve for ever

        while (true) {

            // receive: the kernel writes who sent it into cliAddr
            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0,
                    cliAddr, cliLen);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }

            // print the message; its NUL came with it
            printf("%s: from %s : %s\n",
                    argv[0],
                    inet_ntoa(cliAddr.sin_addr()),
                    msg);

        } // end of infinite while

        // never reach this line
    }
}
