/* The lecture's udpClient: finds a host, prints a line, sends a datagram. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define SERVER_PORT 1500

int main(int argc, char *argv[]) {
    struct sockaddr_in servAddr, cliAddr;
    struct hostent *h = argc < 3 ? NULL : gethostbyname(argv[1]);
    if (h == NULL) {
        return 1;
    }
    printf("%s: trying to send to '%s' (address:  %s )\n", argv[0], h->h_name,
        inet_ntoa(*(struct in_addr *) h->h_addr_list[0]));
    memset(&servAddr, 0, sizeof(servAddr));
    servAddr.sin_family = h->h_addrtype;
    memcpy(&servAddr.sin_addr, h->h_addr_list[0], h->h_length);
    servAddr.sin_port = htons(SERVER_PORT);
    memset(&cliAddr, 0, sizeof(cliAddr));
    cliAddr.sin_family = AF_INET;
    int sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0 || bind(sd, (struct sockaddr *) &cliAddr, sizeof(cliAddr)) < 0) {
        return 1;
    }
    for (int i = 2; i < argc; i++) {
        if (sendto(sd, argv[i], strlen(argv[i]) + 1, 0, (struct sockaddr *) &servAddr,
                sizeof(servAddr)) < 0) {
            return 1;
        }
    }
    close(sd);
    return 0;
}
