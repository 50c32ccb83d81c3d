/* howMany2: how many processes are there in the end? Here a son leaves the loop. */

import static cmirror.inet_h.*;
import static cmirror.signal_h.*;
import static cmirror.stdio_h.*;

class HowMany2 {

    static void main(int argc, String argv[]) {

        int rc, i;

        for (i = 0; i < 8; i++) {

            printf("%s : I will fork\n", argv[0]);
            rc = fork();
            if (rc > 0) {
                // sleep(10);
                printf("%s [%i]: I am the father\n", argv[0], getpid());
            } else {
                printf("%s [%i]: I am the son \n", argv[0], getpid());
                break;
            }

        } // end for
    }
}
