/* broadcastServ: prints every message that arrives at its UDP port, and whom it was sent to.
 *
 * A socket that is bound to INADDR_ANY gets broadcasts without asking. recvfrom does not say
 * whether a message was for us alone or for everybody; with IP_PKTINFO, recvmsg does.
 */

import static cmirror.inet_h.*;

import cmirror.*;

class BroadcastServ {

    static int main(int argc, String argv[]) {

        int sd, rc, n;
        var on = new int_(1);
        var cliAddr = new sockaddr_in();
        var servAddr = new sockaddr_in();
        var text = new_char(MAX_MSG);
        var iov = iovec.array(1);
        var msg = new msghdr();
        var control = new_char(CMSG_SPACE(sizeof(in_pktinfo.class)));
        cmsghdr cmsg;
        in_pktinfo info;

        // create socket
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        rc = setsockopt(sd, IPPROTO_IP, IP_PKTINFO, on, sizeof(on));
        if (rc < 0) {
            printf("%s cannot set IP_PKTINFO \n", argv[0]);
            exit(1);
        }

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }

        // serve for ever

        while (true) {

            // recvmsg is recvfrom with everything in one struct; it changes the lengths
            iov[0].iov_base(text);
            iov[0].iov_len(MAX_MSG);
            msg.msg_name(cliAddr);
            msg.msg_namelen(sizeof(cliAddr));
            msg.msg_iov(iov);
            msg.msg_iovlen(1);
            msg.msg_control(control);
            msg.msg_controllen(sizeof(control));
            n = recvmsg(sd, msg, 0);
            if (n < 0) {
                printf("%s: cannot receive data \n", argv[0]);
                continue;
            }

            printf("%s: from %s", argv[0], inet_ntoa(cliAddr.sin_addr()));
            for (cmsg = CMSG_FIRSTHDR(msg); cmsg != NULL; cmsg = CMSG_NXTHDR(msg, cmsg)) {
                if (cmsg.cmsg_level() == IPPROTO_IP && cmsg.cmsg_type() == IP_PKTINFO) {
                    info = in_pktinfo.of(CMSG_DATA(cmsg));
                    printf(" to %s", inet_ntoa(info.ipi_addr()));
                }
            }
            printf(" : %s\n", text);

        } // end of infinite while

        // never reach this line
    }
}
