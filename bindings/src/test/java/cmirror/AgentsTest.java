package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program beside JVMTI agents and the flight recorder: a fork works or says why not. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "fork needs the C helper, which is for Linux")
class AgentsTest {

    private static final JavaProgram PROGRAM = JavaProgram.compile("Watched", JavaProgram.PROLOGUE + """
            class Watched {
            static volatile int handled;
            static void handler(int signum) { handled++; }

            static int main(int argc, String[] argv) throws Exception {
                int pid = fork();
                if (pid == 0) {
                    System.gc();
                    System.exit(3);
                }
                boolean refused = pid < 0 && errno() == ENOTSUP;
                var status = new int_();
                waitpid(pid, status, 0);
                printf("%d %d\\n", refused ? -1 : WEXITSTATUS(status),
                        argc > 1 ? new java.io.File(argv[1]).length() : 0);
                // a recording that begins now stops threads by SIGUSR2
                var recording = new jdk.jfr.Recording(jdk.jfr.Configuration.getConfiguration("profile"));
                recording.start();
                long end = System.nanoTime() + 500_000_000L, sum = 0;
                while (System.nanoTime() < end) sum += end;
                recording.stop();
                signal(SIGUSR2, Watched::handler);
                raise(SIGUSR2);
                kill(getpid(), SIGUSR2);
                signal(SIGUSR2, SIG_IGN);
                raise(SIGUSR2);
                signal(SIGUSR2, SIG_DFL);
                printf("%d\\n", handled);
                fflush(stdout);
                raise(SIGUSR2);
                return 0;
            }
            }
            """);

    @TempDir
    Path folder;

    private static Child.Result run(String option, String... arguments) {
        return Child.of(PROGRAM.command(option).toArray(String[]::new)).with(arguments).run();
    }

    /** The child's end leaves the recording alone; the signal is the JVM's and the program's. */
    @Test
    void aFlightRecordingIsTheParentsAndSharesItsSignal() {
        Path recording = folder.resolve("recording.jfr");
        Child.Result end = run("-XX:StartFlightRecording:settings=profile,filename=" + recording,
                recording.toString());
        assertThat(end.text()).endsWith("3 0\n2\n");
        assertThat(end.status()).isEqualTo(140);
        assertThat(end.stderr()).doesNotContain("fork");
    }

    /** Two VMs would collect one heap. */
    @Test
    void aHeapInAFileRefusesAFork() {
        Child.Result end = run("-XX:AllocateHeapAt=" + folder);
        assertThat(end.text()).isEqualTo("-1 0\n2\n");
        assertThat(end.stderr()).isEqualTo("fork: fork cannot copy a Java heap that is a shared mapping, "
                + "as ZGC's and that of -XX:AllocateHeapAt are; run with -XX:+UseG1GC.\n");
    }

    @Test
    void aDebuggerRefusesAFork() {
        Child.Result end = run("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        assertThat(end.status()).isEqualTo(140);
        assertThat(end.stderr()).isEqualTo("fork: fork needs JVMTI's can_suspend, which only one agent "
                + "can have: start the program without a debugger (-agentlib:jdwp).\n");
    }
}
