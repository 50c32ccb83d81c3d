/* pairFork: father and son talk over a pair of connected sockets.
 *
 * A pipe leads one way; each end of a socketpair reads and writes. fork copies both ends, and each
 * process closes the one that is not its own: only then does a recv see that the other has closed.
 */

import static cmirror.ctype_h.*;
import static cmirror.inet_h.*;
import static cmirror.sys_wait_h.*;

import cmirror.*;

class PairFork {

    static int main(int argc, String argv[]) {

        int pid, i, n, len;
        var sv = new int[2]; // the two ends
        var status = new int_();
        var msg = new_char(MAX_MSG);

        // check command line arguments

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
            // son process: sends everything back in capital letters
            close(sv[0]);
            while ((n = recv(sv[1], msg, MAX_MSG, 0)) > 0) {
                for (i = 0; i < n; i++) {
                    at(msg, i, toupper(at(msg, i)));
                }
                send(sv[1], msg, n, 0);
            }
            printf("%s: the father has closed his end \n", argv[0]);
            close(sv[1]);
            exit(3);
        }

        // father process
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

        // wait for the son: what did he exit with?
        waitpid(pid, status, 0);
        printf("%s: the son ended with status %d\n", argv[0], WEXITSTATUS(status));
        return 0;
    }
}
