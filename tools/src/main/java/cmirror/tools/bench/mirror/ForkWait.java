package cmirror.tools.bench.mirror;

import static cmirror.sys_wait_h.*;
import static cmirror.unistd_h._exit;
import static cmirror.unistd_h.fork;

import cmirror.int_;
import cmirror.tools.bench.Meter;

/** A child that ends at once, and is waited for; it is a whole JVM, as the parent is. */
final class ForkWait {

    private ForkWait() {
    }

    public static void main(String[] args) {
        var status = new int_();
        var meter = new Meter(args);
        do {
            int pid = fork();
            if (pid == 0) {
                _exit(7);
            }
            if (waitpid(pid, status, 0) != pid || WEXITSTATUS(status) != 7) {
                Loopback.fail("fork_wait");
            }
        } while (meter.goesOn(1));
    }
}
