/* ping: the C program that Ping.java is held against. */

#include "../beyond.h"
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>

#define DATA 56

static int in_cksum(char *addr, int len)
{
    int sum = 0, i;

    for (i = 0; i + 1 < len; i += 2) {
        sum += (addr[i] & 0xff) + ((addr[i + 1] & 0xff) << 8);
    }
    if (i < len) {
        sum += addr[i] & 0xff;
    }
    sum = (sum >> 16) + (sum & 0xffff);
    sum += sum >> 16;
    return ~sum & 0xffff;
}

int main(int argc, char *argv[])
{
    int sd, rc, n, seq, count, hlen, answers = 0;
    int raw = 1;
    struct timeval timeout = {0};
    struct sockaddr_in addr = {0};
    char packet[ICMP_MINLEN + DATA];
    struct icmp *request = (struct icmp *) packet;
    char answer[2048];
    struct icmp *reply;
    struct hostent *h;

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
    addr.sin_family = AF_INET;
    memcpy(&addr.sin_addr, h->h_addr_list[0], h->h_length);

    sd = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    if (sd < 0) {
        raw = 0;
        sd = socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
    }
    if (sd < 0) {
        printf("%s: cannot open socket: neither root nor in ping_group_range \n", argv[0]);
        exit(1);
    }
    timeout.tv_sec = 1;
    setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
    printf("%s: %s, %d bytes of data, %s socket\n", argv[0],
            inet_ntoa(addr.sin_addr), DATA, raw ? "raw" : "datagram");

    for (seq = 1; seq <= count; seq++) {
        memset(packet, 0, sizeof(packet));
        request->icmp_type = ICMP_ECHO;
        request->icmp_code = 0;
        request->icmp_id = htons(getpid() & 0xffff);
        request->icmp_seq = htons(seq);
        request->icmp_cksum = in_cksum(packet, sizeof(packet));
        rc = sendto(sd, packet, sizeof(packet), 0, (struct sockaddr *) &addr, sizeof(addr));
        if (rc < 0) {
            printf("%s: cannot send: %s\n", argv[0], strerror(errno));
            continue;
        }

        while ((n = recv(sd, answer, sizeof(answer), 0)) > 0) {
            hlen = raw ? ((struct ip *) answer)->ip_hl << 2 : 0;
            reply = (struct icmp *) (answer + hlen);
            if (n - hlen >= ICMP_MINLEN && reply->icmp_type == ICMP_ECHOREPLY
                    && ntohs(reply->icmp_seq) == seq
                    && (!raw || ntohs(reply->icmp_id) == (getpid() & 0xffff))) {
                printf("%s: %d bytes, seq %d, checksum %s\n", argv[0], n - hlen, seq,
                        in_cksum(answer + hlen, n - hlen) == 0 ? "ok" : "wrong");
                answers++;
                break;
            }
        }
        if (n < 0) {
            printf("%s: no answer to %d\n", argv[0], seq);
        }
    }

    printf("%s: %d sent, %d received\n", argv[0], count, answers);
    close(sd);
    return answers == count ? 0 : 1;
}
