/* ssmServ: joins a multicast group for one source only, and prints what that source sends.
 *
 * mcastServ hears whoever sends to its group. With a source-specific membership the kernel, and
 * the routers too, let through one sender: nobody can disturb the transmission.
 */

import static cmirror.inet_h.*;
import static cmirror.net_if_h.*;

import cmirror.*;

class SsmServ {

    static int main(int argc, String argv[]) {

        int sd, rc, n;
        var cliLen = new socklen_t();
        var mreq = new ip_mreq_source(); // which group, from whom, on which interface
        var greq = new group_source_req(); // the same with the interface's number
        var group = new sockaddr_in();
        var source = new sockaddr_in();
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var msg = new_char(MAX_MSG);

        // check command line arguments

        if (argc != 3 && argc != 4) {
            printf("usage: %s <group> <source> [<interface>]\n", argv[0]);
            exit(1);
        }
        group.sin_family(AF_INET);
        source.sin_family(AF_INET);
        if (inet_aton(argv[1], group.sin_addr()) == 0
                || !IN_MULTICAST(ntohl(group.sin_addr().s_addr()))) {
            printf("%s: %s is not multicast\n", argv[0], argv[1]);
            exit(1);
        }
        if (inet_aton(argv[2], source.sin_addr()) == 0) {
            printf("%s: '%s' is no address\n", argv[0], argv[2]);
            exit(1);
        }

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }

        // bind the group's address, so that nothing else that has our port gets in
        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(group.sin_addr().s_addr());
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }

        // join the group

        if (argc == 3) {
            // the interface by its address, INADDR_ANY: the kernel looks at its routes
            mreq.imr_multiaddr().s_addr(group.sin_addr().s_addr());
            mreq.imr_sourceaddr().s_addr(source.sin_addr().s_addr());
            mreq.imr_interface().s_addr(htonl(INADDR_ANY));
            rc = setsockopt(sd, IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP, mreq, sizeof(mreq));
        } else {
            // the interface by its name: this way works for IPv6 as well
            greq.gsr_interface(if_nametoindex(argv[3]));
            if (greq.gsr_interface() == 0) { // setsockopt would take 0 for "any"
                printf("%s: there is no interface %s\n", argv[0], argv[3]);
                exit(1);
            }
            memcpy(greq.gsr_group(), group, sizeof(group));
            memcpy(greq.gsr_source(), source, sizeof(source));
            rc = setsockopt(sd, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, greq, sizeof(greq));
        }
        if (rc < 0) {
            printf("%s cannot join %s from %s: %s\n",
                    argv[0], argv[1], argv[2], strerror(errno()));
            exit(1);
        }
        printf("%s: listening to %s from %s\n", argv[0], argv[1], argv[2]);

        // serve for ever

        while (true) {

            cliLen.set(sizeof(cliAddr));
            n = recvfrom(sd, msg, MAX_MSG, 0, cliAddr, cliLen);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }
            printf("%s: from %s : %s\n", argv[0], inet_ntoa(cliAddr.sin_addr()), msg);

        } // end of infinite while

        // never reach this line
    }
}
