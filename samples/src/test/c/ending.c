/* ending PROGRAM ARG...: runs PROGRAM and says how it ended: "exit N" or "signal N" on stderr.
 * SIGTERM and SIGINT are passed on to it. A shell's status cannot tell exit(143) from SIGTERM.
 */

#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

static pid_t program;

static void pass_on(int signum)
{
    kill(program, signum);
}

int main(int argc, char **argv)
{
    int status;

    if (argc < 2)
        errx(2, "usage: ending PROGRAM ARG...");
    program = fork();
    if (program == 0) {
        execvp(argv[1], argv + 1);
        err(127, "%s", argv[1]);
    }
    signal(SIGTERM, pass_on);
    signal(SIGINT, pass_on);

    while (waitpid(program, &status, 0) == -1)
        continue;
    if (WIFSIGNALED(status))
        fprintf(stderr, "signal %d\n", WTERMSIG(status));
    else
        fprintf(stderr, "exit %d\n", WEXITSTATUS(status));
    return 0;
}
