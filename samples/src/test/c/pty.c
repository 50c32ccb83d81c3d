/* pty PROGRAM ARG...: PROGRAM on a terminal of its own. What it writes there goes to our stdout.
 *
 * This process itself becomes PROGRAM (so its pid, signals and status are PROGRAM's); a
 * grandchild, which is nobody's to wait for, copies.
 */

#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

static void copy(int from, int to)
{
    char bytes[4096];
    ssize_t n;
    while ((n = read(from, bytes, sizeof bytes)) > 0)
        if (write(to, bytes, n) != n)
            break;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        errx(2, "usage: pty PROGRAM ARG...");

    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master == -1 || grantpt(master) == -1 || unlockpt(master) == -1)
        err(2, "posix_openpt");
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    if (slave == -1)
        err(2, "open");

    struct termios mode;
    tcgetattr(slave, &mode);
    mode.c_oflag &= ~OPOST; /* a newline stays one byte */
    tcsetattr(slave, TCSANOW, &mode);

    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            signal(SIGHUP, SIG_IGN);
            setsid();
            close(slave);
            copy(master, 1);
        }
        _exit(0);
    }
    waitpid(child, NULL, 0);
    close(master);

    for (int fd = 0; fd < 3; fd++)
        dup2(slave, fd);
    if (slave > 2)
        close(slave);
    execvp(argv[1], argv + 1);
    err(127, "%s", argv[1]);
}
