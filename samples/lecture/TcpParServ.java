/* tcpParServ: a parallel TCP server. A process of its own serves each connection,
 * and the father is free for the next one.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class TcpParServ {

    static int main(int nbArgPlusUn, String mot[]) {

        int sd, newSd, rc, i, n;
        // socket descriptors and return code
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);
        int pid;

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
            printf("%s cannot bind port number %d \n",
                    mot[0], SERVER_PORT);
            exit(1);
        }

        listen(sd, 5);

        /* avoid zombies: nobody will wait for the sons */
        signal(SIGCHLD, SIG_IGN);

        // serve for ever

        while (true) {

            // accept one connection
            cliLen.set(sizeof(cliAddr));
            newSd = accept(sd, cliAddr, cliLen);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", mot[0]);
                continue;
            }

            // start a new process
            pid = fork();

            if (pid < 0) {
                printf("%s: cannot accept connections \n", mot[0]);
                close(newSd);
                continue;
            } else if (pid == 0) {
                // son process: the listening socket is the father's business
                close(sd);

                // receive until the client closes
                while (true) {
                    n = recv(newSd, msg, MAX_MSG, 0);
                    if (n < 0) {
                        printf("%s[%d]: cannot receive data \n", mot[0], getpid());
                    } else if (n == 0) {
                        printf("%s[%d]: connection closed by client \n", mot[0], getpid());
                        break;
                    }

                    printf("%s[%d]: from %s, received %d bytes : %s\n",
                            mot[0], getpid(),
                            inet_ntoa(cliAddr.sin_addr()),
                            n,
                            msg);
                }

                // close socket and die
                close(newSd);
                exit(0);
            }

            // father process: the connection is the son's business
            close(newSd);

        } // end of infinite loop

        // never reach this line
    }
}
