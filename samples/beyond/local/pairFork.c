/* pairFork: the C program that PairFork.java is held against. */

#include "../beyond.h"
#include <ctype.h>
#include <sys/wait.h>

int main(int argc, char *argv[])
{
    int pid, i, n, len;
    int sv[2];
    int status;
    char msg[MAX_MSG];

    if (argc < 2) {
        printf("usage: %s <data1>...<dataN>\n", argv[0]);
        exit(1);
    }

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0) {
        printf("%s: cannot open sockets \n", argv[0]);
        exit(1);
    }

    pid = fork();
    if (pid < 0) {
        printf("%s: cannot fork \n", argv[0]);
        exit(1);
    } else if (pid == 0) {
        close(sv[0]);
        while ((n = recv(sv[1], msg, MAX_MSG, 0)) > 0) {
            for (i = 0; i < n; i++) {
                msg[i] = toupper(msg[i]);
            }
            send(sv[1], msg, n, 0);
        }
        printf("%s: the father has closed his end \n", argv[0]);
        close(sv[1]);
        exit(3);
    }

    close(sv[1]);
    for (i = 1; i < argc; i++) {
        len = strlen(argv[i]);
        if (len > MAX_MSG) {
            len = MAX_MSG;
        }
        send(sv[0], argv[i], len, 0);
        n = recv(sv[0], msg, len, MSG_WAITALL);
        printf("%s: '%s' came back as '%.*s'\n", argv[0], argv[i], n, msg);
    }
    close(sv[0]);

    waitpid(pid, &status, 0);
    printf("%s: the son ended with status %d\n", argv[0], WEXITSTATUS(status));
    return 0;
}
