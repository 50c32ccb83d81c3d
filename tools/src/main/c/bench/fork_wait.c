/* A child that ends at once, and is waited for. */
#include "meter.h"

#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    meter(argv[argc - 1]);
    do {
        int status;
        pid_t pid = fork();
        if (pid == 0) {
            _exit(7);
        }
        if (waitpid(pid, &status, 0) != pid || WEXITSTATUS(status) != 7) {
            meter_fail("fork_wait");
        }
    } while (meter_goes_on(1));
    return 0;
}
