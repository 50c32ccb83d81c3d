package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The table of descriptors is the program's: the JVM has none in it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the C helper, which takes the JVM's, is for Linux")
class DescriptorsTest {

    private static final JavaProgram PROGRAM = JavaProgram.compile("Table", """
            import static cmirror.inet_h.*;
            import static cmirror.fcntl_h.*;
            import static cmirror.sys_resource_h.*;
            import static cmirror.sys_wait_h.*;
            import static cmirror.time_h.*;
            import cmirror.*;
            class Table {
                static class Late { static int value() { return 7; } }
                static int main(int argc, String[] argv) {
                    int fd = socket(AF_INET, SOCK_DGRAM, 0);
                    fprintf(stderr, "first %d\\n", fd);
                    for (int i = 3; i < 64; i++) {
                        close(i);
                    }
                    fprintf(stderr, "3 again: %d %d\\n", dup2(2, 3), dup2(2, 4));
                    fprintf(stderr, "year %d\\n", gmtime(new time_t(0)).tm_year());
                    var most = new rlimit();
                    most.rlim_cur(20);
                    most.rlim_max(20);
                    setrlimit(RLIMIT_NOFILE, most);
                    int n = 0;
                    while (dup(2) >= 0) {
                        n++;
                    }
                    fprintf(stderr, "%d more, %s\\n", n, strerror(errno()));
                    fprintf(stderr, "late %d\\n", Late.value());
                    if (fork() == 0) {
                        fprintf(stderr, "child %d\\n", close(19));
                        exit(Late.value());
                    }
                    var status = new int_();
                    wait_(status);
                    fprintf(stderr, "ended with %d\\n", WEXITSTATUS(status.get()));
                    closefrom(3);
                    execlp("sh", "sh", "-c", "for i in 3 4 5 6 7 8; do "
                            + "[ -e /proc/self/fd/$i ] && echo $i >&2; done; exit 0", NULL);
                    return 1;
                }
            }
            """);

    private static String expected(int first) {
        return "first " + first + "\n3 again: 3 4\nyear 70\n" + (15 + (first == 0 ? 1 : 0))
                + " more, Too many open files\nlate 7\nchild 0\nended with 7\n";
    }

    @Test
    void theFirstIsThreeAndNoneIsInTheWay() {
        Child.Result end = PROGRAM.shell("exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ", "", "C");
        assertThat(end.stderr()).isEqualTo(expected(3));
        assertThat(end.status()).isZero();
    }

    @Test
    void whatWasClosedAtTheStartStaysClosed() {
        Child.Result end =
                PROGRAM.shell("exec 0<&- 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ", "", "C");
        assertThat(end.stderr()).startsWith("first 0\n3 again: 3 4\nyear 70\n");
        assertThat(end.status()).isZero();
    }
}
