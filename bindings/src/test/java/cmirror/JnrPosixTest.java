package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.junit.jupiter.api.Test;

/** A second binding of the same calls, made by other people in another way, says the same. */
class JnrPosixTest {

    private static final POSIX JNR = POSIXFactory.getNativePOSIX();

    @Test
    void getpidAndGetppid() {
        assertThat(getpid()).isEqualTo(JNR.getpid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(getppid()).isEqualTo(JNR.getppid());
    }

    @Test
    void strerrorOfEveryErrno() {
        for (int errno = 0; errno < 140; errno++) {
            assertThat(string(strerror(errno))).isEqualTo(JNR.strerror(errno));
        }
    }

    @Test
    void waitpidOfAChildThatExits() {
        for (int status : new int[] {0, 3, 255}) {
            assertThat(waitedHere("exit " + status)).isEqualTo(waitedByJnr("exit " + status))
                    .isEqualTo(status << 8);
        }
    }

    @Test
    void waitpidOfAChildThatASignalKills() {
        int status = waitedHere("kill -TERM $$");
        assertThat(status).isEqualTo(waitedByJnr("kill -TERM $$"));
        assertThat(WIFSIGNALED(status)).isTrue();
        assertThat(WTERMSIG(status)).isEqualTo(SIGTERM);
    }

    @Test
    void waitpidWithoutAChild() {
        assertThat(waitpid(getpid(), NULL, WNOHANG)).isEqualTo(-1);
        assertThat(errno()).isEqualTo(ECHILD);
        assertThat(JNR.waitpid(getpid(), new int[1], WNOHANG)).isEqualTo(-1);
        assertThat(JNR.errno()).isEqualTo(ECHILD);
    }

    /** A child that the JVM knows nothing of, so that nobody else waits for it. */
    private static int spawn(String line) {
        int pid = (int) JNR.posix_spawnp("sh", List.of(), List.of("sh", "-c", line),
                List.of("PATH=" + System.getenv("PATH")));
        assertThat(pid).isPositive();
        return pid;
    }

    private static int waitedHere(String line) {
        int pid = spawn(line);
        int_ status = new int_(-1);
        assertThat(waitpid(pid, status, 0)).isEqualTo(pid);
        return status.get();
    }

    private static int waitedByJnr(String line) {
        int pid = spawn(line);
        int[] status = {-1};
        assertThat(JNR.waitpid(pid, status, 0)).isEqualTo(pid);
        return status[0];
    }
}
