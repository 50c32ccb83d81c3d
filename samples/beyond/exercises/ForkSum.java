/* forkSum: adds up the numbers from 1 to n with several processes, which write their sums into pipes.
 *
 * A son has a copy of the father's memory: what it writes there the father never sees. The sums
 * come back by pipes, and by waitpid how each son has ended.
 */

import static cmirror.inet_h.*;
import static cmirror.signal_h.*;
import static cmirror.sys_wait_h.*;

import cmirror.*;

class ForkSum {

    static final int MAX_SONS = 10;

    static int main(int argc, String argv[]) {

        int sons, n, i, k;
        var fds = new_int(2);
        var status = new int_();
        var part = new long_();
        int[] pid = new int[MAX_SONS];
        int[] pipes = new int[MAX_SONS];
        long sum = 0;

        // check command line arguments

        if (argc != 3 || (sons = atoi(argv[1])) < 1 || sons > MAX_SONS) {
            printf("usage: %s <sons, 1 to %d> <n>\n", argv[0], MAX_SONS);
            exit(1);
            return 1;
        }
        n = atoi(argv[2]);

        for (i = 0; i < sons; i++) {
            if (pipe(fds) < 0) {
                perror("pipe");
                exit(1);
            }
            fflush(stdout); // what is in the buffer would be copied
            pid[i] = fork();
            if (pid[i] < 0) {
                perror("fork");
                exit(1);
            }
            if (pid[i] == 0) {
                // the son: every sons-th number, from its own on
                close(at_int(fds, 0));
                for (k = i + 1; k <= n; k += sons) {
                    part.set(part.get() + k);
                }
                write(at_int(fds, 1), part, sizeof(part));
                _exit(i);
            }
            close(at_int(fds, 1));
            pipes[i] = at_int(fds, 0);
        }

        for (i = 0; i < sons; i++) {
            if (read(pipes[i], part, sizeof(part)) != sizeof(part)) {
                printf("%s: son %d says nothing\n", argv[0], i);
                exit(1);
            }
            waitpid(pid[i], status, 0);
            printf("%s: son %d says %ld, and ends with %d\n", argv[0], i, part,
                    WEXITSTATUS(status));
            sum += part.get();
        }
        printf("%s: %ld\n", argv[0], sum);
        return 0;
    }
}
