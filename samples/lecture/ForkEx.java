/* forkEx: one process becomes two, and each says which one it is. */

import static cmirror.signal_h.*;
import static cmirror.stdio_h.*;
import static cmirror.unistd_h.*;

class ForkEx {

    static void main(int argc, String argv[]) {

        int rc;

        printf("%s : I will fork\n", argv[0]);
        rc = fork(); // returns twice: the son's pid here, 0 in the son
        if (rc > 0) {
            sleep(10);
            printf("%s [%i]: I am the father\n",
                    argv[0], getpid());
        } else printf("%s [%i]: I am the son \n",
                argv[0], getpid());
    }
}
