/* tcpServer, also tcpServ: prints what TCP clients send, one client after the other.
 *
 * A sequential server: the client ends the connection, and only then is the next one served.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class TcpServer {

    static int main(int nbArgPlusUn, String mot[]) {

        int sd, newSd, rc, i, n;
        // socket descriptors and return code
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // create socket
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", mot[0]);
            exit(1);
        }

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr,
                sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", mot[0], SERVER_PORT);
            exit(1);
        }

        // let the kernel answer SYN packets, and queue up to 5 connections;
        // sd stays unconnected: it has a local address only
        listen(sd, 5);

        // serve for ever

        while (true) {

            // take a connection from the queue, or wait for one;
            // newSd is a socket of its own, connected to that client
            cliLen.set(sizeof(cliAddr));
            newSd = accept(sd, cliAddr, cliLen);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", mot[0]);
                continue;
            }

            // receive until the client closes

            while (true) {
                n = recv(newSd, msg, MAX_MSG, 0);
                if (n < 0) {
                    printf("%s: cannot receive data \n", mot[0]);
                } else if (n == 0) {
                    printf("%s: connection closed by client \n", mot[0]);
                    close(newSd);
                    break;
                }

                printf("%s: from %s, received %d bytes : %s\n",
                        mot[0],
                        inet_ntoa(cliAddr.sin_addr()),
                        n,
                        msg);
            } // end of receive segments

        } // end of infinite loop

        // never reach this line
    }
}
