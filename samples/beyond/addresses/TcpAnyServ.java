/* tcpAnyServ: prints what TCP clients send, over IPv6 and IPv4, with one socket for both. */

import static cmirror.inet_h.*;

import cmirror.*;

class TcpAnyServ {

    static int main(int argc, String argv[]) {

        int sd, newSd, rc, n;
        var hints = new addrinfo();
        var res = new addrinfo[1];
        var no = new int_(0);
        var yes = new int_(1);
        var cliLen = new socklen_t();
        var cliAddr = new sockaddr_storage(); // room for an address of any family
        var host = new_char(NI_MAXHOST);
        var port = new_char(NI_MAXSERV);
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <port>\n", argv[0]);
            exit(1);
        }

        // which address to bind? AI_PASSIVE without a host: that of all interfaces

        hints.ai_family(AF_INET6);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_flags(AI_PASSIVE);
        rc = getaddrinfo(NULL, argv[1], hints, res);
        if (rc != 0) {
            printf("%s: port %s: %s\n", argv[0], argv[1], gai_strerror(rc));
            exit(1);
        }

        // create socket
        sd = socket(res[0].ai_family(), res[0].ai_socktype(), res[0].ai_protocol());
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // take IPv4 clients too; they will look like ::ffff:127.0.0.1
        setsockopt(sd, IPPROTO_IPV6, IPV6_V6ONLY, no, sizeof(no));
        // and do not wait a minute for the port after a restart
        setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, yes, sizeof(yes));

        rc = bind(sd, res[0].ai_addr(), res[0].ai_addrlen());
        if (rc < 0) {
            printf("%s cannot bind port number %s \n", argv[0], argv[1]);
            exit(1);
        }
        freeaddrinfo(res[0]);
        listen(sd, 5);

        // serve for ever

        while (true) {

            cliLen.set(sizeof(cliAddr));
            newSd = accept(sd, cliAddr, cliLen);
            if (newSd < 0) {
                printf("%s: cannot accept connections \n", argv[0]);
                continue;
            }

            // getnameinfo is getaddrinfo backwards: from an address to its text
            getnameinfo(cliAddr, cliLen.get(), host, sizeof(host),
                    port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);

            // receive until the client closes
            while ((n = recv(newSd, msg, MAX_MSG, 0)) > 0) {
                printf("%s: from %s port %s, received %d bytes : %s\n",
                        argv[0], host, port, n, msg);
            }
            printf("%s: connection closed by client \n", argv[0]);
            close(newSd);

        } // end of infinite while

        // never reach this line
    }
}
