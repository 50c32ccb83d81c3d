/* manyReceiver: takes as many datagrams in a call as there are, and counts them. */

import static cmirror.inet_h.*;

import cmirror.*;

class ManyReceiver {

    static final int BATCH = 64;

    static int main(int argc, String argv[]) {

        int sd, rc, i;
        int datagrams = 0, bytes = 0, calls = 0;
        var size = new int_(1 << 22);
        var timeout = new timeval();
        var servAddr = new sockaddr_in();
        var text = new_char(BATCH * MAX_MSG); // char text[BATCH][MAX_MSG]
        var iov = iovec.array(BATCH);
        var msgs = mmsghdr.array(BATCH);

        // create socket, with a buffer for thousands: what finds no room is lost
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        setsockopt(sd, SOL_SOCKET, SO_RCVBUF, size, sizeof(size));

        // bind the port that clients know

        servAddr.sin_family(AF_INET);
        servAddr.sin_addr().s_addr(htonl(INADDR_ANY));
        servAddr.sin_port(htons(SERVER_PORT));
        rc = bind(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
            exit(1);
        }

        // a place for each message of a call
        for (i = 0; i < BATCH; i++) {
            iov[i].iov_base(from(text, i * MAX_MSG));
            iov[i].iov_len(MAX_MSG);
            msgs[i].msg_hdr().msg_iov(iov[i]);
            msgs[i].msg_hdr().msg_iovlen(1);
        }

        while (true) {

            // wait for one, then take all that are there; each has its length in msg_len
            rc = recvmmsg(sd, msgs, BATCH, MSG_WAITFORONE, NULL);
            if (rc < 0) {
                break;
            }
            calls++;
            datagrams += rc;
            for (i = 0; i < rc; i++) {
                bytes += msgs[i].msg_len();
            }

            // from the first one on: a second of silence is the end
            timeout.tv_sec(1);
            setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, timeout, sizeof(timeout));
        }

        printf("%s: %d datagrams, %d bytes, the first one '%s'\n", argv[0], datagrams, bytes, text);
        printf("%s: %d calls\n", argv[0], calls);
        close(sd);
        return 0;
    }
}
