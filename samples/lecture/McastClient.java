/* mcastClient: sends each of its arguments to a multicast group. */

import static cmirror.inet_h.*;

import cmirror.*;

class McastClient {

    static void main(int nbArgPlusUn, String mot[]) {

        int sd, rc, i; // socket descriptor and return code
        var ttl = new unsigned_char(1); // no router passes it on
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        hostent h;

        // check command line arguments

        if (nbArgPlusUn < 3) {
            printf("usage: %s <server> <data1>...<dataN>\n", mot[0]);
            exit(1);
        }

        // find the group by its name, print what was found,
        // and fill in its address and port

        h = gethostbyname(mot[1]);
        if (h == NULL) {
            printf("%s: unknown host '%s'\n", mot[0], mot[1]);
            exit(1);
        }

        printf("%s: trying to send data to host '%s' at address: %s \n",
                mot[0],
                h.h_name(),
                inet_ntoa(in_addr.of(h.h_addr_list(0))));

        servAddr.sin_family(h.h_addrtype());
        memcpy(servAddr.sin_addr(), h.h_addr_list(0),
                h.h_length());
        servAddr.sin_port(htons(SERVER_PORT));

        // check that the address is a group's
        if (!IN_MULTICAST(ntohl(servAddr.sin_addr().s_addr()))) {
            printf("%s: dest addr %s is not multicast \n", mot[0],
                    inet_ntoa(servAddr.sin_addr()));
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", mot[0]);
            exit(1);
        }

        // bind: any port will do

        cliAddr.sin_family(AF_INET);
        cliAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        cliAddr.sin_port(htons(0));

        rc = bind(sd, cliAddr, sizeof(cliAddr));
        if (rc < 0) {
            printf("%s cannot bind \n", mot[0]);
            exit(1);
        }

        // set ttl on the socket

        rc = setsockopt(sd, IPPROTO_IP, IP_MULTICAST_TTL, ttl, sizeof(ttl));
        if (rc < 0) {
            printf("%s cannot set ttl = %d IPPROTO_IP, IP_MULTICAST_TTL \n",
                    mot[0], ttl);
            exit(1);
        }

        // send data
        for (i = 2; i < nbArgPlusUn; i++) {
            rc = sendto(sd, mot[i], strlen(mot[i]) + 1, 0,
                    servAddr, sizeof(servAddr));

            if (rc < 0) {
                printf("%s: cannot send data %d\n", mot[0], i - 1);
                close(sd);
                exit(1);
            }

        } // end for

        // close socket and exit
        close(sd);
        exit(0);
    }
}
