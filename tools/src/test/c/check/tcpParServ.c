/* tcpParServ: the C twin of TcpParServ.java. */

#include "lab.h"

int main(int argc, char *argv[])
{
    int sd, newSd, rc, n, pid;
    socklen_t cliLen;
    struct sockaddr_in cliAddr, servAddr;
    char msg[MAX_MSG];

    sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) {
        printf("%s: cannot open socket \n", argv[0]);
        exit(1);
    }
    memset(&servAddr, 0, sizeof(servAddr));
    servAddr.sin_family = AF_INET;
    servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
    servAddr.sin_port = htons(SERVER_PORT);
    rc = bind(sd, (struct sockaddr *) &servAddr, sizeof(servAddr));
    if (rc < 0) {
        printf("%s cannot bind port number %d \n", argv[0], SERVER_PORT);
        exit(1);
    }
    listen(sd, 5);
    signal(SIGCHLD, SIG_IGN);
    while (1) {
        cliLen = sizeof(cliAddr);
        newSd = accept(sd, (struct sockaddr *) &cliAddr, &cliLen);
        if (newSd < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            continue;
        }
        pid = fork();
        if (pid < 0) {
            printf("%s: cannot accept connections \n", argv[0]);
            close(newSd);
            continue;
        } else if (pid == 0) {
            close(sd);
            while (1) {
                n = recv(newSd, msg, MAX_MSG, 0);
                if (n < 0) {
                    printf("%s[%d]: cannot receive data \n", argv[0], getpid());
                } else if (n == 0) {
                    printf("%s[%d]: connection closed by client \n", argv[0], getpid());
                    break;
                }
                printf("%s[%d]: from %s, received %d bytes : %s\n", argv[0], getpid(),
                       inet_ntoa(cliAddr.sin_addr), n, msg);
            }
            close(newSd);
            exit(0);
        }
        close(newSd);
    }
}
