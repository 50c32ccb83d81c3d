/* udpClient: the C twin of UdpClient.java. */

#include "lab.h"

int main(int argc, char *argv[])
{
    int sd, rc, i;
    struct sockaddr_in cliAddr, servAddr;
    struct hostent *h;

    if (argc < 3) {
        printf("usage: %s <server> <data1>...<dataN>\n", argv[0]);
        exit(1);
    }
    h = gethostbyname(argv[1]);
    if (h == NULL) {
        printf("%s: unknown host '%s'\n", argv[0], argv[1]);
        exit(1);
    }
    printf("%s: trying to send to '%s' (address:  %s )\n", argv[0], h->h_name,
           inet_ntoa(*(struct in_addr *) h->h_addr_list[0]));

    memset(&servAddr, 0, sizeof(servAddr));
    servAddr.sin_family = h->h_addrtype;
    memcpy(&servAddr.sin_addr, h->h_addr_list[0], h->h_length);
    servAddr.sin_port = htons(SERVER_PORT);

    sd = socket(AF_INET, SOCK_DGRAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    memset(&cliAddr, 0, sizeof(cliAddr));
    cliAddr.sin_family = AF_INET;
    cliAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    cliAddr.sin_port = htons(0);
    rc = bind(sd, (struct sockaddr *) &cliAddr, sizeof(cliAddr));
    if (rc < 0) {
        printf("%s cannot bind \n", argv[0]);
        exit(1);
    }
    for (i = 2; i < argc; i++) {
        rc = sendto(sd, argv[i], strlen(argv[i]) + 1, 0, (struct sockaddr *) &servAddr,
                    sizeof(servAddr));
        if (rc < 0) {
            printf("%s: cannot send data %d\n", argv[0], i - 1);
            close(sd);
            exit(1);
        }
    }
    close(sd);
    exit(0);
}
