package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Of virtual threads, too, only the one that forks goes on in the child, and new ones run there. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "fork needs the C helper, which is for Linux")
class VirtualForkTest {

    @Test
    void onlyTheCallerOfManyGoesOnAndNewOnesRun() {
        JavaProgram program = JavaProgram.compile("VirtualFork", JavaProgram.PROLOGUE + """
                class VirtualFork {
                    static int main(int argc, String[] argv) throws Exception {
                        int parent = getpid();
                        Thread.startVirtualThread(() -> {
                            while (getpid() == parent) {
                                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                            }
                            write(1, "a sleeper goes on\\n", 18);
                        });
                        Thread[] threads = new Thread[3];
                        for (int i = 0; i < threads.length; i++) {
                            threads[i] = Thread.startVirtualThread(VirtualFork::forkSome);
                        }
                        for (Thread thread : threads) thread.join();
                        forkSome();
                        return 0;
                    }

                    static void forkSome() {
                        var status = new int_();
                        for (int i = 0; i < 5; i++) {
                            int pid = fork();
                            if (pid == 0) child();
                            if (waitpid(pid, status, 0) != pid || WEXITSTATUS(status) != 33) {
                                write(1, "a child failed\\n", 15);
                            }
                        }
                        write(1, "done\\n", 5);
                    }

                    static void child() {
                        int[] ran = new int[1];
                        Thread fresh = Thread.startVirtualThread(() -> ran[0] = 33);
                        try {
                            fresh.join(10_000);
                            Thread.sleep(20); // the sleeper would wake up
                        } catch (InterruptedException e) {
                            ran[0] = 1;
                        }
                        System.gc();
                        _exit(ran[0]);
                    }
                }
                """);
        Child.Result end = program.run();
        assertThat(end.lines()).containsExactly("done", "done", "done", "done");
        assertThat(end.stderr()).isEmpty();
        assertThat(end.status()).isZero();
    }
}
