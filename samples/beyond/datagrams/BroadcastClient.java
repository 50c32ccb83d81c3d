/* broadcastClient: sends each of its arguments to all machines of its network at once. */

import static cmirror.inet_h.*;

import cmirror.*;

class BroadcastClient {

    static int main(int argc, String argv[]) {

        int sd, rc, i;
        var on = new int_(1);
        var servAddr = new sockaddr_in();

        // check command line arguments

        if (argc < 3) {
            printf("usage: %s <broadcast address> <data1>...<dataN>\n", argv[0]);
            exit(1);
        }

        // the last address of a network is that of all its machines: 10.0.0.255 of 10.0.0.0/24
        servAddr.sin_family(AF_INET);
        servAddr.sin_port(htons(SERVER_PORT));
        if (inet_aton(argv[1], servAddr.sin_addr()) == 0) {
            printf("%s: '%s' is no address\n", argv[0], argv[1]);
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // without leave the kernel refuses, with EACCES: nobody shall broadcast by mistake
        rc = sendto(sd, argv[2], strlen(argv[2]) + 1, 0, servAddr, sizeof(servAddr));
        printf("%s: without SO_BROADCAST: %s\n", argv[0],
                rc < 0 ? strerror(errno()) : "sent");

        // ask for leave
        rc = setsockopt(sd, SOL_SOCKET, SO_BROADCAST, on, sizeof(on));
        if (rc < 0) {
            printf("%s cannot set SO_BROADCAST \n", argv[0]);
            exit(1);
        }

        // send data
        for (i = 2; i < argc; i++) {
            rc = sendto(sd, argv[i], strlen(argv[i]) + 1, 0, servAddr, sizeof(servAddr));
            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], i - 1);
                close(sd);
                exit(1);
            }
        } // end for

        // close socket and exit
        close(sd);
        return 0;
    }
}
