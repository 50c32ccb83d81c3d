/* sniffer: prints the headers of the packets that pass the machine's interfaces.
 *
 * An AF_PACKET socket (Linux, root only) sees whole frames: an Ethernet header, behind it an IP
 * header, behind it a UDP or TCP header. Each header says what comes next, and the structs of the
 * C headers are laid over the bytes.
 */

import static cmirror.inet_h.*;
import static cmirror.net_ethernet_h.*;
import static cmirror.net_if_arp_h.*;
import static cmirror.netinet_ether_h.*;
import static cmirror.netinet_ip_h.*;
import static cmirror.netinet_tcp_h.*;
import static cmirror.netinet_udp_h.*;
import static cmirror.netpacket_packet_h.*;

import cmirror.*;
import java.lang.foreign.MemorySegment;

class Sniffer {

    static int main(int argc, String argv[]) {

        int sd, n, count;
        var frame = new_char(65536);
        var where = new sockaddr_ll(); // which interface, and in which direction
        var len = new socklen_t();
        ether_header eth;
        ip iph;
        tcphdr tcp;
        udphdr udp;
        MemorySegment p; // char *p: how far we have read

        // check command line arguments

        if (argc != 2) {
            printf("usage: %s <number of packets>\n", argv[0]);
            exit(1);
        }

        // create socket: all protocols
        sd = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
        if (sd < 0) {
            printf("%s: cannot open socket: %s\n", argv[0], strerror(errno()));
            exit(1);
        }
        printf("%s: listening\n", argv[0]);

        for (count = atoi(argv[1]); count > 0; ) {

            len.set(sizeof(where));
            n = recvfrom(sd, frame, sizeof(frame), 0, where, len);
            if (n < sizeof(ether_header.class)) {
                continue;
            }
            // what the machine sends to itself passes twice
            if (where.sll_pkttype() == PACKET_OUTGOING && where.sll_hatype() == ARPHRD_LOOPBACK) {
                continue;
            }

            eth = ether_header.of(frame);
            p = from(frame, sizeof(ether_header.class));
            printf("%s > ", ether_ntoa(ether_addr.of(eth.ether_shost())));
            printf("%s type %04x, %d bytes\n", ether_ntoa(ether_addr.of(eth.ether_dhost())),
                    ntohs(eth.ether_type()), n);
            count--;
            if (ntohs(eth.ether_type()) != ETHERTYPE_IP) {
                continue;
            }

            // ip_v and ip_hl share a byte, 4 bits each
            iph = ip.of(p);
            p = from(p, iph.ip_hl() * 4);
            printf("    ip%d %s > ", iph.ip_v(), inet_ntoa(iph.ip_src()));
            printf("%s ttl %d, %d bytes, protocol %d\n", inet_ntoa(iph.ip_dst()), iph.ip_ttl(),
                    ntohs(iph.ip_len()), iph.ip_p());

            if (iph.ip_p() == IPPROTO_UDP) {
                udp = udphdr.of(p);
                printf("    udp %d > %d, %d bytes\n", ntohs(udp.source()), ntohs(udp.dest()),
                        ntohs(udp.len()) - sizeof(udphdr.class));
            } else if (iph.ip_p() == IPPROTO_TCP) {
                tcp = tcphdr.of(p);
                printf("    tcp %d > %d%s%s%s%s%s seq %u, window %d\n", ntohs(tcp.source()),
                        ntohs(tcp.dest()), tcp.syn() != 0 ? " SYN" : "",
                        tcp.ack() != 0 ? " ACK" : "", tcp.psh() != 0 ? " PSH" : "",
                        tcp.fin() != 0 ? " FIN" : "", tcp.rst() != 0 ? " RST" : "",
                        ntohl(tcp.seq()), ntohs(tcp.window()));
            }

        } // end for

        close(sd);
        return 0;
    }
}
