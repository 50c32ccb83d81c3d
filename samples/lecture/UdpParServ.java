/* udpParServ: a parallel UDP server. A process of its own works on each message:
 * it sleeps as many seconds as the message says.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class UdpParServ {

    static int main(int nbArgPlusUn, String mot[]) {

        int sd, rc, i, n;
        // socket descriptor and return code
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);
        int sleepTime;
        int pid;

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
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

        /* avoid zombies: nobody will wait for the sons */
        signal(SIGCHLD, SIG_IGN);

        // serve for ever

        while (true) {

            // receive
            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0,
                    cliAddr, cliLen);

            if (n < 0) {
                printf("%s: cannot receive data \n", mot[0]);
                continue;
            }

            // start a new process
            pid = fork();

            if (pid < 0) {
                printf("%s: cannot receive data \n", mot[0]);
                continue;
            } else if (pid == 0) {
                // son process
                // do the job
                printf("%s[%d]: processing message '%s' from %s\n",
                        mot[0], getpid(), msg,
                        inet_ntoa(cliAddr.sin_addr()));
                sleepTime = atoi(msg);
                sleep(sleepTime);
                // close socket and die
                close(sd);
                exit(0);
            }

        } // end of infinite while

        // never reach this line
    }
}
