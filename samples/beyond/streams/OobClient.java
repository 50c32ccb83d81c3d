/* oobClient: sends data to oobServ, with an urgent byte in the middle. */

import static cmirror.inet_h.*;

import cmirror.*;

class OobClient {

    static int main(int argc, String argv[]) {

        int sd, rc;
        var servAddr = new sockaddr_in();

        // check command line arguments

        if (argc != 5) {
            printf("usage: %s <server> <before> <urgent> <after>\n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        servAddr.sin_port(htons(SERVER_PORT));
        if (inet_aton(argv[1], servAddr.sin_addr()) == 0) {
            printf("%s: '%s' is no address\n", argv[0], argv[1]);
            exit(1);
        }

        // create socket, connect
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect \n", argv[0]);
            exit(1);
        }

        // TCP has an urgent pointer: of what is sent with MSG_OOB, the last byte is urgent
        send(sd, argv[2], strlen(argv[2]), 0);
        send(sd, argv[3], strlen(argv[3]), MSG_OOB);
        send(sd, argv[4], strlen(argv[4]), 0);
        printf("%s: sent '%s', urgent '%s', '%s'\n", argv[0], argv[2], argv[3], argv[4]);

        close(sd);
        return 0;
    }
}
