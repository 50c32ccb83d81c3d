package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a program leaves its input, in C and in Java: it reads a line of stdin and one of descriptor
 * 3, ends in some way, and cat prints what is left of both.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "compared with glibc")
class StreamsAtExitTest {

    private static final String C = """
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/wait.h>
            #include <unistd.h>
            #define is(mode) (strcmp(argv[1], mode) == 0)
            static void *waits(void *file) { fgetc(file); return NULL; }
            int main(int argc, char **argv) {
                char line[80];
                int p[2];
                pthread_t tid;
                FILE *other = fdopen(3, is("update") ? "r+" : "r");
                fgets(line, sizeof line, stdin);
                fgets(line, sizeof line, other);
                printf("%s", line);
                if (is("exit") || is("update")) exit(0);
                if (is("_exit")) _exit(0);
                if (is("quick_exit")) quick_exit(0);
                if (is("pushed back")) { ungetc('X', stdin); ungetc('Y', other); exit(0); }
                if (is("child")) {
                    fflush(stdout);
                    if (fork() == 0) exit(0);
                    wait(NULL);
                    _exit(0);
                }
                if (is("popen")) {
                    fflush(stdout);
                    FILE *f = popen("cat; cat <&3", "r");
                    while (fgets(line, 80, f) != NULL) printf("piped %s", line);
                    exit(0);
                }
                if (is("blocked")) {
                    pipe(p);
                    pthread_create(&tid, NULL, waits, fdopen(p[0], "r"));
                    usleep(100000);
                    exit(0);
                }
                return 0;
            }
            """;

    private static final String JAVA = JavaProgram.PROLOGUE + """
            import static cmirror.pthread_h.*;
            class StreamsAtExit {
                static Object waits(Object file) { fgetc((FILE) file); return null; }
                static int main(int argc, String argv[]) {
                    var line = new_char(80);
                    var p = new int[2];
                    FILE other = fdopen(3, argv[1].equals("update") ? "r+" : "r");
                    fgets(line, sizeof(line), stdin);
                    fgets(line, sizeof(line), other);
                    printf("%s", line);
                    switch (argv[1]) {
                        case "exit", "update" -> exit(0);
                        case "_exit" -> _exit(0);
                        case "quick_exit" -> quick_exit(0);
                        case "pushed back" -> { ungetc('X', stdin); ungetc('Y', other); exit(0); }
                        case "child" -> {
                            fflush(stdout);
                            if (fork() == 0) exit(0);
                            wait_(NULL);
                            _exit(0);
                        }
                        case "popen" -> {
                            fflush(stdout);
                            FILE f = popen("cat; cat <&3", "r");
                            while (fgets(line, 80, f) != NULL) printf("piped %s", line);
                            exit(0);
                        }
                        case "blocked" -> {
                            pipe(p);
                            pthread_create(new pthread_t(), NULL, StreamsAtExit::waits, fdopen(p[0], "r"));
                            usleep(100000);
                            exit(0);
                        }
                    }
                    return 0;
                }
            }
            """;

    @TempDir
    static Path folder;
    private static JavaProgram java;
    private static CProgram c;

    @BeforeAll
    static void compile() throws IOException {
        CProgram.assumeCompiler();
        c = CProgram.compile("streams-at-exit", C, "-pthread");
        java = JavaProgram.compile("StreamsAtExit", JAVA);
        Files.writeString(folder.resolve("in"), "in 1\nin 2\nin 3\n");
        Files.writeString(folder.resolve("other"), "other 1\nother 2\nother 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "main", "update", "_exit", "quick_exit", "pushed back", "child",
        "popen", "blocked"})
    void theNextProgramReadsOnWhereCLeavesIt(String mode) {
        Child.Result expected = left(List.of(c.binary().toString()), mode);
        Child.Result result = left(java.command(), mode);
        assertThat(result.stderr()).isEqualTo(expected.stderr());
        assertThat(result.text()).isEqualTo(expected.text());
        assertThat(result.status()).isEqualTo(expected.status());
        if (!mode.equals("blocked")) { // for that thread glibc's exit waits from 2.41 on, in C too
            assertThat(expected.status()).isZero();
        }
    }

    private static Child.Result left(List<String> program, String mode) {
        List<String> command = new ArrayList<>(List.of("timeout", "15", "sh", "-c",
                "exec <\"$0/in\" 3<>\"$0/other\"; \"$@\"; cat; cat <&3", folder.toString()));
        command.addAll(program);
        command.add(mode);
        return Child.of(command.toArray(String[]::new)).run();
    }
}
