/* tcpClient: sends its arguments to a TCP server, over one connection. */

import static cmirror.inet_h.*;

import cmirror.*;

class TcpClient {

    static void main(int nbArgPlusUn, String mot[]) {

        int sd, i; // socket descriptor
        int rc; // return code
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        hostent h;

        // check command line arguments

        if (nbArgPlusUn < 3) {
            printf("usage: %s <server> <data1>...<dataN>\n",
                    mot[0]);
            exit(1);
        }

        // find the server by its name, print what was found,
        // and fill in its address and port

        h = gethostbyname(mot[1]);
        if (h == NULL) {
            printf("%s: unknown host '%s'\n", mot[0], mot[1]);
            exit(1);
        }

        printf("%s: now preparing to send data to host '%s' \nat address: %s \n",
                mot[0],
                h.h_name(),
                inet_ntoa(in_addr.of(h.h_addr_list(0))));

        servAddr.sin_family(h.h_addrtype());
        memcpy(servAddr.sin_addr(), h.h_addr_list(0),
                h.h_length());
        servAddr.sin_port(htons(SERVER_PORT));

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", mot[0]);
            exit(1);
        }

        // bind: any port will do
        cliAddr.sin_family(AF_INET);
        cliAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        cliAddr.sin_port(htons(0));
        rc = bind(sd, cliAddr,
                sizeof(cliAddr));
        if (rc < 0) {
            printf("%s cannot bind \n", mot[0]);
            exit(1);
        }

        // connect to server: here the three-way handshake takes place
        rc = connect(sd, servAddr,
                sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect \n", mot[0]);
            close(sd);
            exit(1);
        }
        printf("%s: connecting... \n", mot[0]);

        // send the arguments one by one; TCP keeps their order, not their borders
        for (i = 2; i < nbArgPlusUn; i++) {
            // send data
            rc = send(sd, mot[i], strlen(mot[i]) + 1, 0);
            if (rc < 0) {
                printf("%s: cannot send data%d\n", mot[0], i - 1);
                close(sd);
                exit(1);
            }
            printf("%s: sent data%d: '%s'\n", mot[0], i, mot[i]);
        } // end for
        // close socket and exit
        close(sd);
        exit(0);
    }
}
