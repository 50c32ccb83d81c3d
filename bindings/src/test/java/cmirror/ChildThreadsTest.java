package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The JVM's own threads in a child: they are there when they matter, and rest meanwhile. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "A JVM is forked by the C helper, which is for Linux")
class ChildThreadsTest {

    @Test
    void setuidChangesTheThreadsThatComeLater() {
        assumeTrue(unistd_h.getuid() == 0, "setuid to another user is for root");
        Child.Result result = JavaProgram.main("LateThreads", """
                int pid = fork();
                if (pid == 0) {
                    int rc = setuid(65534);
                    System.gc();
                    int others = 0;
                    for (var task : new java.io.File("/proc/self/task").listFiles()) {
                        String status = java.nio.file.Files.readString(task.toPath().resolve("status"));
                        others += status.contains("Uid:\\t65534\\t65534\\t65534\\t65534") ? 0 : 1;
                    }
                    printf("rc %d, of another user %d\\n", rc, others);
                    exit(0);
                }
                waitpid(pid, NULL, 0);
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("rc 0, of another user 0\n");
    }

    /** While a thread is in execve the kernel makes no other one: it fails, or ends them all. */
    @Test
    void execMeetsTheThreadsThatComeLater() {
        Child.Result result = JavaProgram.main("ExecEarly", """
                int good = 0;
                var status = new int_();
                for (int i = 0; i < 60; i++) {
                    int pid = fork();
                    if (pid == 0) {
                        long end = System.nanoTime() + i % 20 * 50_000L;
                        while (System.nanoTime() < end) { }
                        execl("/nonexistent", "nonexistent");
                        execl("/bin/true", "true");
                        exit(9);
                    }
                    if (waitpid(pid, status, 0) == pid && status.get() == 0) good++;
                }
                printf("%d\\n", good);
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("60\n");
    }

    /** Threads rest as long as the program has one thread, and must be stopped by signals afterwards. */
    @Test
    void threadsRestWhileTheProgramHasOneAndAreStoppedWhenItHasMore() {
        Child.Result result = JavaProgram.main("Resting", """
                int good = 0;
                var status = new int_();
                for (int round = 0; round < 4; round++) {
                    var stop = new java.util.concurrent.atomic.AtomicBoolean(round % 2 == 0);
                    Thread other = new Thread(() -> {
                        while (!stop.get()) java.util.concurrent.locks.LockSupport.parkNanos(100_000);
                    });
                    other.start();
                    for (int i = 0; i < 20; i++) {
                        int pid = fork();
                        if (pid == 0) {
                            System.gc();
                            exit(7);
                        }
                        System.gc();
                        if (waitpid(pid, status, 0) == pid && WEXITSTATUS(status) == 7) good++;
                    }
                    stop.set(true);
                    other.join();
                }
                printf("%d\\n", good);
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("80\n");
    }
}
