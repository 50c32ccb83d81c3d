/* daytimeClient: asks a server for the time, and prints what it says. */

import static cmirror.inet_h.*;

import cmirror.*;

class DaytimeClient {

    static int main(int argc, String argv[]) {

        int sd, rc, n;
        var servAddr = new sockaddr_in();
        var text = new_char(MAX_MSG + 1);
        servent s;

        // check command line arguments

        if (argc != 2 && argc != 3) {
            printf("usage: %s <address> [<port>]\n", argv[0]);
            exit(1);
        }
        servAddr.sin_family(AF_INET);
        if (inet_pton(AF_INET, argv[1], servAddr.sin_addr()) != 1) {
            printf("%s: '%s' is no address\n", argv[0], argv[1]);
            exit(1);
        }

        // which port? /etc/services knows that of a service
        if (argc == 3) {
            servAddr.sin_port(htons(atoi(argv[2])));
        } else {
            s = getservbyname("daytime", "tcp");
            servAddr.sin_port(s != NULL ? s.s_port() : htons(13)); // s_port is in network order
        }

        // create socket, connect
        sd = socket(AF_INET, SOCK_STREAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect: %s\n", argv[0], strerror(errno()));
            exit(1);
        }

        // read to the end: one line may well come in several pieces
        while ((n = read(sd, text, MAX_MSG)) > 0) {
            at(text, n, 0); // read leaves no NUL
            fputs(text, stdout);
        }
        if (n < 0) {
            printf("%s: cannot receive data \n", argv[0]);
            exit(1);
        }
        close(sd);
        return 0;
    }
}
