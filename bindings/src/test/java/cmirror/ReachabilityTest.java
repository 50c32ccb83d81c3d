package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import org.junit.jupiter.api.Test;

/** A buffer that the program has forgotten lives as long as C may write to it, and no longer. */
class ReachabilityTest {

    private static final String PROGRAM = JavaProgram.PROLOGUE + """
            import java.lang.ref.WeakReference;

            class Forgotten {
                static volatile WeakReference<Object> buffer;
                static int n;

                static int receive(int sd) {
                    return recv(sd, fresh(), 64, 0);
                }

                static Object fresh() {
                    var memory = new_char(64);
                    buffer = new WeakReference<>(memory);
                    return memory;
                }

                static boolean isThere() throws InterruptedException {
                    for (int i = 0; i < 20; i++) {
                        System.gc();
                        Thread.sleep(10);
                    }
                    return buffer.get() != null;
                }

                static int main(int argc, String[] argv) throws Exception {
                    int[] sv = new int[2];
                    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
                    var reader = new Thread(() -> n = receive(sv[0]));
                    reader.start();
                    while (buffer == null) {
                        Thread.sleep(1);
                    }
                    printf("%s ", isThere() ? "there" : "lost");
                    send(sv[1], "hello", 5, 0);
                    reader.join();
                    printf("%d %s\\n", n, isThere() ? "there" : "gone");
                    return 0;
                }
            }
            """;

    /** Compiled code forgets a variable after its last use; interpreted code does not. */
    @Test
    void compiledCallKeepsItsBuffer() {
        Child.Result result = Child.of(JavaProgram.compile("Forgotten", PROGRAM).command("-Xcomp",
                "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,Forgotten::receive",
                "-XX:CompileCommand=compileonly,cmirror.sys_socket_h::recv",
                "-XX:CompileCommand=compileonly,cmirror.runtime.*::*").toArray(String[]::new))
                .run();
        assertThat(result.text()).isEqualTo("there 5 gone\n");
    }
}
