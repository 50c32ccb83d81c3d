/* ping: asks a host for an echo, by ICMP messages that we make ourselves.
 *
 * A raw socket sends what we write behind the IP header, and receives all ICMP messages of the
 * machine, each with its IP header. Only root may have one. Linux has a second kind, for everybody
 * in the group range of /proc/sys/net/ipv4/ping_group_range: there the kernel fills in id and
 * checksum, and takes the IP header off.
 */

import static cmirror.inet_h.*;
import static cmirror.netinet_ip_h.*;
import static cmirror.netinet_ip_icmp_h.*;

import cmirror.*;
import java.lang.foreign.MemorySegment;

class Ping {

    static final int DATA = 56; // bytes behind the ICMP header, as the real ping has them

    // the Internet checksum: the one's complement sum of all 16-bit words, inverted
    static int in_cksum(MemorySegment addr, int len) {

        int sum = 0, i;

        for (i = 0; i < len / 2; i++) {
            sum += at_unsigned_short(addr, i);
        }
        if (len % 2 != 0) {
            sum += at_unsigned_char(addr, len - 1);
        }
        sum = (sum >> 16) + (sum & 0xffff); // add what was carried out of 16 bits
        sum += sum >> 16;
        return ~sum & 0xffff;
    }

    static int main(int argc, String argv[]) {

        int sd, rc, n, seq, count, hlen, answers = 0;
        boolean raw = true;
        var timeout = new timeval();
        var addr = new sockaddr_in();
        var packet = new_char(ICMP_MINLEN + DATA);
        var request = icmp.of(packet); // (struct icmp *) packet
        var answer = new_char(2048);
        icmp reply;
        hostent h;

        // check command line arguments

        if (argc != 2 && argc != 3) {
            printf("usage: %s <host> [<count>]\n", argv[0]);
            exit(1);
        }
        count = argc == 3 ? atoi(argv[2]) : 4;
        h = gethostbyname(argv[1]);
        if (h == NULL) {
            printf("%s: unknown host '%s'\n", argv[0], argv[1]);
            exit(1);
        }
        addr.sin_family(AF_INET);
        memcpy(addr.sin_addr(), h.h_addr_list(0), h.h_length());

        // create socket
        sd = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
        if (sd < 0) {
            raw = false;
            sd = socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
        }
        if (sd < 0) {
            printf("%s: cannot open socket: neither root nor in ping_group_range \n", argv[0]);
            exit(1);
        }
        timeout.tv_sec(1); // recv gives up after a second
        setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, timeout, sizeof(timeout));
        printf("%s: %s, %d bytes of data, %s socket\n", argv[0],
                inet_ntoa(addr.sin_addr()), DATA, raw ? "raw" : "datagram");

        for (seq = 1; seq <= count; seq++) {

            // an echo request; its checksum is computed with a checksum of 0
            memset(packet, 0, sizeof(packet));
            request.icmp_type(ICMP_ECHO);
            request.icmp_code(0);
            request.icmp_id(htons(getpid() & 0xffff)); // so that we know our answers
            request.icmp_seq(htons(seq));
            request.icmp_cksum(in_cksum(packet, sizeof(packet)));
            rc = sendto(sd, packet, sizeof(packet), 0, addr, sizeof(addr));
            if (rc < 0) {
                printf("%s: cannot send: %s\n", argv[0], strerror(errno()));
                continue;
            }

            // read until our answer comes: on the way are requests, and others' answers
            while ((n = recv(sd, answer, sizeof(answer), 0)) > 0) {
                // ip_hl counts words of 4 bytes
                hlen = raw ? ip.of(answer).ip_hl() << 2 : 0;
                reply = icmp.of(from(answer, hlen));
                if (n - hlen >= ICMP_MINLEN && reply.icmp_type() == ICMP_ECHOREPLY
                        && ntohs(reply.icmp_seq()) == seq
                        && (!raw || ntohs(reply.icmp_id()) == (getpid() & 0xffff))) {
                    printf("%s: %d bytes, seq %d, checksum %s\n", argv[0], n - hlen, seq,
                            in_cksum(from(answer, hlen), n - hlen) == 0 ? "ok" : "wrong");
                    answers++;
                    break;
                }
            }
            if (n < 0) {
                printf("%s: no answer to %d\n", argv[0], seq);
            }
        } // end for

        printf("%s: %d sent, %d received\n", argv[0], count, answers);
        close(sd);
        return answers == count ? 0 : 1;
    }
}
