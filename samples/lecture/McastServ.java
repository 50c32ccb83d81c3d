/* mcastServ: joins a multicast group and prints every message that is sent to it. */

import static cmirror.inet_h.*;

import cmirror.*;

class McastServ {

    static int main(int nbArgPlusUn, String mot[]) {

        int sd, rc, i, n;
        var cliLen = new socklen_t();
        var mreq = new ip_mreq(); // which group to join, and on which interface
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var mcastAddr = new in_addr();
        hostent h;
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (nbArgPlusUn != 2) {
            printf("usage: %s <mcast address>\n", mot[0]);
            exit(1);
        }

        // get the address of the group to listen to
        h = gethostbyname(mot[1]);
        if (h == NULL) {
            printf("%s: unknown group '%s'\n", mot[0], mot[1]);
            exit(1);
        }

        memcpy(mcastAddr, h.h_addr_list(0), h.h_length());

        // check that the address is a group's
        if (!IN_MULTICAST(ntohl(mcastAddr.s_addr()))) {
            printf("%s: dest addr %s is not multicast\n", mot[0],
                    inet_ntoa(mcastAddr));
            exit(1);
        }
        printf("%s: server ready to listen to %s\n", mot[0], mot[1]);

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket\n", mot[0]);
            exit(1);
        }

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d\n", mot[0], SERVER_PORT);
            exit(1);
        }

        // join the group: from now on the kernel takes its packets

        mreq.imr_multiaddr().s_addr(mcastAddr.s_addr());
        mreq.imr_interface().s_addr(htonl(INADDR_ANY));
        rc = setsockopt(sd, IPPROTO_IP, IP_ADD_MEMBERSHIP,
                mreq, sizeof(mreq));

        if (rc < 0) {
            printf("%s cannot join multicast address %s\n",
                    mot[0],
                    inet_ntoa(mcastAddr));
            exit(1);
        } else
            printf("%s now listening to multicast address %s\n",
                    mot[0],
                    inet_ntoa(mcastAddr));

        // serve for ever

        while (true) {

            // receive: the kernel writes who sent it into cliAddr
            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0,
                    cliAddr, cliLen);

            if (n < 0) {
                printf("%s: cannot receive data \n", mot[0]);
                continue;
            }

            // print the message; its NUL came with it
            printf("%s: from %s on address %s: %s\n",
                    mot[0],
                    inet_ntoa(cliAddr.sin_addr()),
                    mot[1],
                    msg);

        } // end of infinite while

        // never reach this line
    }
}
