/* forkSum: the C program that ForkSum.java is held against. */

#include "../beyond.h"
#include <sys/wait.h>

#define MAX_SONS 10

int main(int argc, char *argv[])
{
    int sons, n, i, k;
    int fds[2];
    int status;
    long part = 0;
    int pid[MAX_SONS];
    int pipes[MAX_SONS];
    long sum = 0;

    if (argc != 3 || (sons = atoi(argv[1])) < 1 || sons > MAX_SONS) {
        printf("usage: %s <sons, 1 to %d> <n>\n", argv[0], MAX_SONS);
        exit(1);
    }
    n = atoi(argv[2]);

    for (i = 0; i < sons; i++) {
        if (pipe(fds) < 0) {
            perror("pipe");
            exit(1);
        }
        fflush(stdout);
        pid[i] = fork();
        if (pid[i] < 0) {
            perror("fork");
            exit(1);
        }
        if (pid[i] == 0) {
            close(fds[0]);
            for (k = i + 1; k <= n; k += sons)
                part += k;
            write(fds[1], &part, sizeof(part));
            _exit(i);
        }
        close(fds[1]);
        pipes[i] = fds[0];
    }

    for (i = 0; i < sons; i++) {
        if (read(pipes[i], &part, sizeof(part)) != sizeof(part)) {
            printf("%s: son %d says nothing\n", argv[0], i);
            exit(1);
        }
        waitpid(pid[i], &status, 0);
        printf("%s: son %d says %ld, and ends with %d\n", argv[0], i, part,
               WEXITSTATUS(status));
        sum += part;
    }
    printf("%s: %ld\n", argv[0], sum);
    return 0;
}
