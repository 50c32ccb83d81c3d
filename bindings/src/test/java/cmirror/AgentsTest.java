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

    private static final JavaProgram PROGRAM = JavaProgram.main("Watched", """
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
            fflush(stdout);
            kill(getpid(), SIGUSR2); // the recorder's, who takes no notice
            long end = System.nanoTime() + 500_000_000L, sum = 0;
            while (System.nanoTime() < end) sum += end;
            try {
                signal(SIGUSR2, SIG_IGN);
            } catch (IllegalArgumentException e) {
                printf("%s\\n", e.getMessage());
            }
            return 0;
            """);

    @TempDir
    Path folder;

    private static Child.Result run(String option, String... arguments) {
        return Child.of(PROGRAM.command(option).toArray(String[]::new)).with(arguments).run();
    }

    /** The child's end leaves the parent's recording alone, which is written at the parent's. */
    @Test
    void aFlightRecordingKeepsItsSignalAndIsTheParents() {
        Path recording = folder.resolve("recording.jfr");
        Child.Result end = run("-XX:StartFlightRecording:settings=profile,filename=" + recording,
                recording.toString());
        assertThat(end.status()).isZero();
        assertThat(end.text()).contains("3 0\n", "SIGUSR2 is the flight recorder's");
        assertThat(end.stderr()).doesNotContain("fork");
    }

    /** Two VMs would collect one heap. */
    @Test
    void aHeapInAFileRefusesAFork() {
        Child.Result end = run("-XX:AllocateHeapAt=" + folder);
        assertThat(end.text()).isEqualTo("-1 0\n");
        assertThat(end.stderr()).isEqualTo("fork: fork cannot copy a Java heap that is a shared mapping, "
                + "as ZGC's and that of -XX:AllocateHeapAt are; run with -XX:+UseG1GC.\n");
    }

    @Test
    void aDebuggerRefusesAFork() {
        Child.Result end = run("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        assertThat(end.status()).isEqualTo(140); // SIGUSR2 is C's here
        assertThat(end.stderr()).isEqualTo("fork: fork needs JVMTI's can_suspend, which only one agent "
                + "can have: start the program without a debugger (-agentlib:jdwp).\n");
    }
}
