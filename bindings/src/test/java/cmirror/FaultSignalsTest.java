package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal by which the JVM notices its own faults is, sent by a program, what it is in C. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the numbers are Linux's")
class FaultSignalsTest {

    private static final JavaProgram PROGRAM = JavaProgram.compile("Faulty", JavaProgram.PROLOGUE + """
            import static cmirror.pthread_h.*;
            import static cmirror.sys_syscall_h.*;
            class Faulty {
                static int send(String way, int sig) {
                    return switch (way) {
                        case "raise" -> raise(sig);
                        case "kill" -> kill(getpid(), sig);
                        case "group" -> kill(0, sig);
                        case "killpg" -> killpg(getpgrp(), sig);
                        case "pthread_kill" -> pthread_kill(pthread_self(), sig);
                        case "sigqueue" -> sigqueue(getpid(), sig, new sigval());
                        case "tgkill" -> (int) syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), sig);
                        case "tkill" -> (int) syscall(SYS_tkill, syscall(SYS_gettid), sig);
                        default -> 0;
                    };
                }
                static int main(int argc, String argv[]) {
                    if (argc > 2) {
                        printf("lost");
                        send(argv[1], Integer.parseInt(argv[2]));
                        exit(7);
                    }
                    String[] ways = {"raise", "kill", "group", "killpg", "pthread_kill", "sigqueue", "tgkill",
                            "tkill", "parent"};
                    int[] signals = {SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGTRAP, SIGABRT, SIGXFSZ,
                            SIGUSR2};
                    var status = new int_();
                    for (int sig : signals) {
                        for (String way : ways) {
                            if (sig == SIGUSR2 && way.startsWith("t")) {
                                continue; // by tgkill the JVM sends its own
                            }
                            int pid = fork();
                            if (pid == 0) {
                                setpgid(0, 0);
                                send(way, sig);
                                while (way.equals("parent")) pause();
                                _exit(7);
                            }
                            if (way.equals("parent")) kill(pid, sig);
                            waitpid(pid, status, 0);
                            if (!WIFSIGNALED(status.get()) || WTERMSIG(status.get()) != sig)
                                printf("%s %d: 0x%x\\n", way, sig, status.get());
                        }
                    }
                    var old = new sigaction();
                    printf("%d %d", raise(1000), kill(getpid() + 100000, SIGSEGV));
                    printf(" %d", signal(SIGSEGV, SIG_DFL) == SIG_DFL ? 1 : 0);
                    printf(" %d %d", sigaction(SIGFPE, NULL, old), old.sa_handler() == SIG_DFL ? 1 : 0);
                    int[] none = null;
                    try { none[0] = 1; } catch (NullPointerException e) { printf(" %d\\n", 1); }
                    return 0;
                }
            }
            """);

    @TempDir
    Path folder;

    @Test
    void eachWayToSendOneEndsTheProcessByIt() {
        Child.Result end = PROGRAM.run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("-1 -1 1 0 1 1\n");
        assertThat(end.status()).isZero();
    }

    /** Without the helper, which a fork has loaded. */
    @ParameterizedTest
    @CsvSource({"raise,11", "kill,8", "sigqueue,7", "kill,6"})
    void nothingIsReportedNorWritten(String way, int signal) {
        Child.Result end = Child.of("sh", "-c", "cd " + folder + "; ulimit -c 0; \"$@\"; s=$?; ls; exit $s",
                "sh").with(PROGRAM.command().toArray(String[]::new)).with(way, "" + signal).run();
        assertThat(end.text()).isEmpty();
        assertThat(end.status()).isEqualTo(128 + signal);
    }
}
