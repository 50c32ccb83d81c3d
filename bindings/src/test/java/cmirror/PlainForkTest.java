package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;

/** libc's fork, in a JVM that needs no other thread. */
class PlainForkTest {

    @Test
    void aChildEndsByExitAndSystemExitEndsWithASentence() {
        JavaProgram program = JavaProgram.main("PlainFork", """
                for (int i = 0; i < 2; i++) {
                    int pid = fork();
                    if (pid == 0 && i == 0) {
                        System.gc();
                        exit(33);
                    } else if (pid == 0) {
                        System.exit(33);
                    }
                    var status = new int_();
                    waitpid(pid, status, 0);
                    printf("%d\\n", WEXITSTATUS(status));
                }
                return 0;
                """);
        Child.Result end = Child.of(program.command("-Xint", "-XX:-UseSerialGC", "-Xmx1g",
                "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Dcmirror.fork=safe")
                .toArray(String[]::new)).run();
        assertThat(end.lines()).containsExactly("33", "121");
        assertThat(end.stderr()).isEqualTo("fork: System.exit needs a thread that the child of a plain "
                + "fork has not, so it ends with status 121: use exit(status)\n");
    }
}
