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

    @Test
    void thoseThatWaitTakeNoCarrierOfTheChild() {
        JavaProgram program = JavaProgram.compile("WaitingFork", JavaProgram.PROLOGUE + """
                class WaitingFork {
                    static int main(int argc, String[] argv) throws Exception {
                        int parent = getpid();
                        for (int i = 0; i < 20; i++) {
                            Thread.startVirtualThread(() -> {
                                while (getpid() == parent) {
                                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                                }
                                write(1, "a sleeper goes on\\n", 18);
                            });
                        }
                        Thread.startVirtualThread(WaitingFork::keepsItsCarrier);
                        Thread.sleep(50);
                        forkOne();
                        Thread.startVirtualThread(WaitingFork::forkOne).join();
                        return 0;
                    }

                    static void keepsItsCarrier() {
                        int[] fildes = new int[2];
                        pipe(fildes);
                        read(fildes[0], new_char(1), 1);
                    }

                    static void forkOne() {
                        var status = new int_();
                        int pid = fork();
                        if (pid == 0) child();
                        waitpid(pid, status, 0);
                        printf("%d\\n", WEXITSTATUS(status));
                    }

                    static void child() {
                        int[] ran = new int[1];
                        try {
                            for (int i = 0; i < 11; i++) {
                                Thread.startVirtualThread(() -> ran[0] += 3).join(10_000);
                                Thread.sleep(2); // the sleepers would wake up
                            }
                        } catch (InterruptedException e) {
                            ran[0] = 1;
                        }
                        _exit(ran[0]);
                    }
                }
                """);
        Child.Result end = Child.of(program.command("-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2").toArray(String[]::new)).run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.lines()).containsExactly("33", "33");
        assertThat(end.status()).isZero();
    }

    /** Whoever is stopped within a constructor leaves a virtual thread without a continuation. */
    @Test
    void thoseThatAreBeingMade() {
        JavaProgram program = JavaProgram.compile("MakingFork", JavaProgram.PROLOGUE + """
                class MakingFork {
                    static volatile Object made;

                    static int main(int argc, String[] argv) throws Exception {
                        Thread.startVirtualThread(() -> { }).join();
                        for (int i = 0; i < 3; i++) {
                            Thread.ofPlatform().daemon().start(MakingFork::make);
                        }
                        var status = new int_();
                        for (int i = 0; i < 60; i++) {
                            int pid = fork();
                            if (pid == 0) _exit(33);
                            waitpid(pid, status, 0);
                            if (WEXITSTATUS(status) != 33) printf("%d\\n", status.get());
                        }
                        return 0;
                    }

                    static void make() {
                        while (true) {
                            made = Thread.ofVirtual().unstarted(() -> { });
                        }
                    }
                }
                """);
        Child.Result end = Child.of(program.command("-Xmx16m").toArray(String[]::new)).run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEmpty();
        assertThat(end.status()).isZero();
    }
}
