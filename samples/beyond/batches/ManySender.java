/* manySender: sends datagrams one by one, then many in one call, and tells what each has cost.
 *
 * A system call has its price, whatever it does; Linux's sendmmsg shares it among an array of
 * messages. Try it with manyReceiver: ./lab manySender 127.0.0.1 100000
 */

import static cmirror.inet_h.*;
import static cmirror.time_h.*;

import cmirror.*;

class ManySender {

    static final int BATCH = 64;

    // microseconds of CPU time for each of count datagrams, since start; what other programs do
    // meanwhile does not count
    static double cost(timespec start, int count) {

        var now = new timespec();

        clock_gettime(CLOCK_THREAD_CPUTIME_ID, now);
        return ((now.tv_sec() - start.tv_sec()) * 1e6
                + (now.tv_nsec() - start.tv_nsec()) / 1e3) / count;
    }

    static int main(int argc, String argv[]) {

        int sd, rc, i, count, sent;
        var start = new timespec();
        var servAddr = new sockaddr_in();
        var text = new_char(MAX_MSG);
        var iov = iovec.array(BATCH);
        var msgs = mmsghdr.array(BATCH);

        // check command line arguments

        if (argc != 3) {
            printf("usage: %s <server> <count>\n", argv[0]);
            exit(1);
        }
        count = atoi(argv[2]);
        servAddr.sin_family(AF_INET);
        servAddr.sin_port(htons(SERVER_PORT));
        if (inet_aton(argv[1], servAddr.sin_addr()) == 0) {
            printf("%s: '%s' is no address\n", argv[0], argv[1]);
            exit(1);
        }

        // create socket; connected, so that no message needs an address
        sd = socket(AF_INET, SOCK_DGRAM, 0);
        if (sd < 0) {
            printf("%s: cannot open socket \n", argv[0]);
            exit(1);
        }
        rc = connect(sd, servAddr, sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot connect \n", argv[0]);
            exit(1);
        }
        strcpy(text, "one of many");

        // one by one
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, start);
        for (i = 0; i < count; i++) {
            if (send(sd, text, strlen(text) + 1, 0) < 0) {
                printf("%s: cannot send data %d\n", argv[0], i + 1);
                exit(1);
            }
        }
        printf("%s: send: %d calls, %.2f us a datagram\n", argv[0], count, cost(start, count));

        // BATCH at once: all messages have the same bytes here, each may have its own
        for (i = 0; i < BATCH; i++) {
            iov[i].iov_base(text);
            iov[i].iov_len(strlen(text) + 1);
            msgs[i].msg_hdr().msg_iov(iov[i]);
            msgs[i].msg_hdr().msg_iovlen(1);
        }
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, start);
        for (i = 0, sent = 0; sent < count; i++) {
            rc = sendmmsg(sd, msgs, count - sent < BATCH ? count - sent : BATCH, 0);
            if (rc < 0) {
                printf("%s: cannot send data %d\n", argv[0], sent + 1);
                exit(1);
            }
            sent += rc; // it may be fewer than we asked for
        }
        printf("%s: sendmmsg: %d calls, %.2f us a datagram\n", argv[0], i, cost(start, count));

        close(sd);
        return 0;
    }
}
