/* tcpAnyClient: sends its arguments to a TCP server, over IPv6 or IPv4, whichever leads there. */

import static cmirror.inet_h.*;

import cmirror.*;

class TcpAnyClient {

    static int main(int argc, String argv[]) {

        int sd = -1, rc, i;
        var hints = new addrinfo(); // what we ask for; zero means "any"
        var res = new addrinfo[1]; // the answer: getaddrinfo sets the head of a list
        addrinfo p;
        var host = new_char(NI_MAXHOST);
        var port = new_char(NI_MAXSERV);

        // check command line arguments

        if (argc < 4) {
            printf("usage: %s <server> <port> <data1>...<dataN>\n", argv[0]);
            exit(1);
        }

        // ask for all addresses of the server; what family they are is none of our business

        hints.ai_family(AF_UNSPEC);
        hints.ai_socktype(SOCK_STREAM);
        rc = getaddrinfo(argv[1], argv[2], hints, res);
        if (rc != 0) {
            // not errno: getaddrinfo has errors of its own
            printf("%s: %s: %s\n", argv[0], argv[1], gai_strerror(rc));
            exit(1);
        }

        // try one after the other, until a server answers

        for (p = res[0]; p != NULL; p = p.ai_next()) {
            getnameinfo(p.ai_addr(), p.ai_addrlen(), host, sizeof(host),
                    port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);
            printf("%s: trying %s port %s\n", argv[0], host, port);

            sd = socket(p.ai_family(), p.ai_socktype(), p.ai_protocol());
            if (sd < 0) {
                continue; // a machine without IPv6
            }
            if (connect(sd, p.ai_addr(), p.ai_addrlen()) == 0) {
                break;
            }
            close(sd);
        }
        if (p == NULL) {
            printf("%s: cannot connect \n", argv[0]);
            exit(1);
        }
        freeaddrinfo(res[0]); // the list is libc's

        // send the arguments one by one
        for (i = 3; i < argc; i++) {
            rc = send(sd, argv[i], strlen(argv[i]) + 1, 0);
            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], i - 2);
                close(sd);
                exit(1);
            }
        } // end for

        // close socket and exit
        close(sd);
        return 0;
    }
}
