/* udpClient: sends each of its arguments to a UDP server, as a message of its own. */

import static cmirror.inet_h.*;

import cmirror.*;

class UdpClient {

    static void main(int argc, String argv[]) {

        int sd, rc, i; // socket descriptor; return code
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        hostent h;

        // check command line arguments

        if (argc < 3) {
            printf("usage: %s <server> <data1>...<dataN>\n",
                    argv[0]);
            exit(1);
        }

        // find the server by its name, print what was found,
        // and fill in its address and port

        h = gethostbyname(argv[1]);
        if (h == NULL) {
            printf("%s: unknown host '%s'\n", argv[0], argv[1]);
            exit(1);
        }

        printf("%s: trying to send to '%s' (address:  %s )\n",
                argv[0],
                h.h_name(),
                inet_ntoa(in_addr.of(h.h_addr_list(0))));

        servAddr.sin_family(h.h_addrtype());
        memcpy(servAddr.sin_addr(), h.h_addr_list(0),
                h.h_length());
        servAddr.sin_port(htons(SERVER_PORT));

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // bind: any port will do

        cliAddr.sin_family(AF_INET);
        cliAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        cliAddr.sin_port(htons(0));
        // new memory is zero already, and so is sin_zero
        rc = bind(sd, cliAddr,
                sizeof(cliAddr));

        if (rc < 0) {
            printf("%s cannot bind \n", argv[0]);
            exit(1);
        }

        // send data
        for (i = 2; i < argc; i++) {
            rc = sendto(sd, argv[i], strlen(argv[i]) + 1, 0,
                    servAddr, sizeof(servAddr));

            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], i - 1);
                close(sd);
                exit(1);
            }

        } // end for

        // close socket and exit
        close(sd);
        exit(0);
    }
}
