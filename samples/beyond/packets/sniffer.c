/* sniffer: the C program that Sniffer.java is held against. */

#define _GNU_SOURCE
#include "../beyond.h"
#include <net/ethernet.h>
#include <net/if_arp.h>
#include <netinet/ether.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <netpacket/packet.h>

int main(int argc, char *argv[])
{
    int sd, n, count;
    char frame[65536];
    struct sockaddr_ll where = {0};
    socklen_t len;
    struct ether_header *eth;
    struct ip *iph;
    struct tcphdr *tcp;
    struct udphdr *udp;
    char *p;

    if (argc != 2) {
        printf("usage: %s <number of packets>\n", argv[0]);
        exit(1);
    }

    sd = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
    if (sd < 0) {
        printf("%s: cannot open socket: %s\n", argv[0], strerror(errno));
        exit(1);
    }
    printf("%s: listening\n", argv[0]);

    for (count = atoi(argv[1]); count > 0; ) {
        len = sizeof(where);
        n = recvfrom(sd, frame, sizeof(frame), 0, (struct sockaddr *) &where, &len);
        if (n < (int) sizeof(struct ether_header)) {
            continue;
        }

        if (where.sll_pkttype == PACKET_OUTGOING && where.sll_hatype == ARPHRD_LOOPBACK) {
            continue;
        }

        eth = (struct ether_header *) frame;
        p = frame + sizeof(struct ether_header);
        printf("%s > ", ether_ntoa((struct ether_addr *) eth->ether_shost));
        printf("%s type %04x, %d bytes\n", ether_ntoa((struct ether_addr *) eth->ether_dhost),
                ntohs(eth->ether_type), n);
        count--;
        if (ntohs(eth->ether_type) != ETHERTYPE_IP) {
            continue;
        }

        iph = (struct ip *) p;
        p = p + iph->ip_hl * 4;
        printf("    ip%d %s > ", iph->ip_v, inet_ntoa(iph->ip_src));
        printf("%s ttl %d, %d bytes, protocol %d\n", inet_ntoa(iph->ip_dst), iph->ip_ttl,
                ntohs(iph->ip_len), iph->ip_p);

        if (iph->ip_p == IPPROTO_UDP) {
            udp = (struct udphdr *) p;
            printf("    udp %d > %d, %d bytes\n", ntohs(udp->source), ntohs(udp->dest),
                    ntohs(udp->len) - (int) sizeof(struct udphdr));
        } else if (iph->ip_p == IPPROTO_TCP) {
            tcp = (struct tcphdr *) p;
            printf("    tcp %d > %d%s%s%s%s%s seq %u, window %d\n", ntohs(tcp->source),
                    ntohs(tcp->dest), tcp->syn != 0 ? " SYN" : "",
                    tcp->ack != 0 ? " ACK" : "", tcp->psh != 0 ? " PSH" : "",
                    tcp->fin != 0 ? " FIN" : "", tcp->rst != 0 ? " RST" : "",
                    ntohl(tcp->seq), ntohs(tcp->window));
        }
    }

    close(sd);
    return 0;
}
