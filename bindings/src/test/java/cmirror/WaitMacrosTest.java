package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The function-like macros give what the C compiler's own give, over their whole range. */
class WaitMacrosTest {

    private static final int TOP_BYTES = 256;
    private static final int[] LOW = {0, 1, 0x7fffff, 0x800000, 0xffffff};

    @BeforeAll
    static void compiler() {
        CProgram.assumeCompiler();
    }

    @Test
    void ofEveryWaitStatus() {
        List<String> c = CProgram.compile("wait-macros", """
                #include <stdio.h>
                #include <sys/wait.h>
                int main(void) {
                    for (int s = 0; s <= 65535; s++)
                        printf("%d: %d %d %d %d %d %d %d %d\\n", s, !!WIFEXITED(s), WEXITSTATUS(s),
                               !!WIFSIGNALED(s), WTERMSIG(s), !!WIFSTOPPED(s), WSTOPSIG(s),
                               !!WIFCONTINUED(s), !!WCOREDUMP(s));
                }
                """).run().lines();
        assertThat(c).hasSize(65536);
        for (int s = 0; s <= 65535; s++) {
            int_ status = new int_(s);
            assertThat(s + ": " + bit(WIFEXITED(s)) + WEXITSTATUS(s) + " " + bit(WIFSIGNALED(s))
                    + WTERMSIG(s) + " " + bit(WIFSTOPPED(s)) + WSTOPSIG(s) + " "
                    + bit(WIFCONTINUED(s)) + bit(WCOREDUMP(s)).strip()).isEqualTo(c.get(s));
            assertThat(WIFEXITED(status) == WIFEXITED(s) && WIFSIGNALED(status) == WIFSIGNALED(s)
                    && WEXITSTATUS(status) == WEXITSTATUS(s) && WTERMSIG(status) == WTERMSIG(s)
                    && WIFSTOPPED(status) == WIFSTOPPED(s) && WSTOPSIG(status) == WSTOPSIG(s)
                    && WIFCONTINUED(status) == WIFCONTINUED(s)
                    && WCOREDUMP(status) == WCOREDUMP(s)).as("status %d", s).isTrue();
        }
    }

    @Test
    void ofAddressesOfEveryClass() {
        List<String> c = CProgram.compile("class-macros", """
                #include <stdio.h>
                #include <netinet/in.h>
                int main(void) {
                    unsigned int low[] = {0, 1, 0x7fffff, 0x800000, 0xffffff};
                    for (unsigned int top = 0; top < 256; top++)
                        for (int i = 0; i < 5; i++) {
                            in_addr_t a = top << 24 | low[i];
                            printf("%d %d %d %d %d\\n", !!IN_CLASSA(a), !!IN_CLASSB(a),
                                   !!IN_CLASSC(a), !!IN_CLASSD(a), !!IN_MULTICAST(a));
                        }
                }
                """).run().lines();
        assertThat(c).hasSize(TOP_BYTES * LOW.length);
        for (int i = 0; i < c.size(); i++) {
            int a = i / LOW.length << 24 | LOW[i % LOW.length];
            assertThat(bit(IN_CLASSA(a)) + bit(IN_CLASSB(a)) + bit(IN_CLASSC(a))
                    + bit(IN_CLASSD(a)) + bit(IN_MULTICAST(a)).strip())
                    .as("%08x", a).isEqualTo(c.get(i));
        }
    }

    @Test
    void ofTheByteOrder() {
        for (int value : new int[] {0, 1, 1500, 0x1234, 0x8001, 0xffff}) {
            assertThat(htons(value)).isEqualTo(Short.reverseBytes((short) value) & 0xffff);
            assertThat(ntohs(htons(value))).isEqualTo(value);
            assertThat(htonl(value << 16 | 7)).isEqualTo(Integer.reverseBytes(value << 16 | 7));
            assertThat(htonl(value)).isEqualTo(
                    inet_addr("0.0." + (value >> 8) + "." + (value & 0xff)));
            assertThat(ntohl(htonl(value << 16 | 7))).isEqualTo(value << 16 | 7);
        }
    }

    private static String bit(boolean value) {
        return value ? "1 " : "0 ";
    }
}
