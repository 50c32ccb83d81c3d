package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody catches ends the program with a sentence and the program's own lines. */
class UncaughtTest {

    /** Line numbers stand in the tests: 12 is fail's. */
    private static final JavaProgram PROGRAM = JavaProgram.compile("Uncaught", """
            import static cmirror.inet_h.*;
            import static cmirror.assert_h.*;
            import static cmirror.pthread_h.*;
            import static cmirror.stdlib_h.*;
            import cmirror.*;
            class Uncaught {
                static class Early { static final int NONE = 1 / Integer.parseInt("0"); }
                static int deep(int n) { return n + deep(n + 1); }
                static int sorts(int n) { qsort(new_int(2), 2, 4, (a, b) -> 0); return n + sorts(n + 1); }
                static int rest(int x) { return 7 % (x - x); }
                static long divide(long x) { return 7L / (x - x); }
                static void fail() { throw new IllegalStateException("no good"); }
                static Object thread(Object arg) { fail(); return null; }
                static void handler(int sig) { fail(); }
                static int main(int argc, String argv[]) {
                    printf("kept");
                    switch (argv[1]) {
                        case "main" -> new sockaddr_in().sin_port(70000);
                        case "pthread" -> {
                            pthread_create(new pthread_t(), NULL, Uncaught::thread, NULL);
                            pause();
                        }
                        case "dispatcher" -> {
                            signal(SIGALRM, Uncaught::handler);
                            alarm(1);
                            while (true) { argc++; }
                        }
                        case "atexit" -> { atexit(() -> printf(" first")); atexit(Uncaught::fail); exit(0); }
                        case "callback" -> qsort(new_int(2), 2, 4, (a, b) -> { fail(); return 0; });
                        case "cause" -> {
                            try { fail(); } catch (Exception e) { throw new RuntimeException("wrapped", e); }
                        }
                        case "deep" -> deep(1);
                        case "segment" -> new_char(8).get(java.lang.foreign.ValueLayout.JAVA_BYTE, 8);
                        case "zero" -> rest(1);
                        case "zero in a thread" -> {
                            pthread_create(new pthread_t(), NULL, x -> divide(1), NULL);
                            pause();
                        }
                        case "zero in a callback" -> qsort(new_int(2), 2, 4, (a, b) -> rest(1));
                        case "zero in a static field" -> printf("%d", Early.NONE);
                        case "caught" -> {
                            try { rest(1); } catch (ArithmeticException e) { printf(" caught"); }
                            int overflows = 0;
                            for (int i = 0; i < 20; i++) {
                                try { sorts(1); } catch (StackOverflowError e) { overflows++; }
                            }
                            printf(" %d", overflows);
                        }
                        case "keyword" -> { assert argc > 7 : "message"; }
                        case "function" -> assert_(argc
                                == 7 && strcmp("assert;\\"", argv[0]) == 0);
                        case "null" -> assert_(NULL);
                        case "zeros" -> { assert_(0.5); assert_(1L); assert_("x"); assert_(0); }
                        case "assert in a callback" -> qsort(new_int(2), 2, 4, (a, b) -> { assert false; return 0; });
                    }
                    return 0;
                }
            }
            """);

    private static Child.Result run(String mode, String... options) {
        List<String> command = new ArrayList<>(PROGRAM.command(options));
        command.add(mode);
        return Child.of(command.toArray(String[]::new)).run();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "main | kept | sockaddr_in.sin_port: 70000 is not in 0..65535; main 18",
        "pthread | kept | java.lang.IllegalStateException: no good; fail 12; thread 13",
        "dispatcher | kept | java.lang.IllegalStateException: no good; fail 12; handler 14",
        "atexit | kept first | java.lang.IllegalStateException: no good; fail 12; main 28",
        "callback | kept | java.lang.IllegalStateException: no good; fail 12; lambda$main$1 29; main 29",
        "deep | kept | java.lang.StackOverflowError; deep 8",
    })
    void isASentenceAndTheProgramsOwnLines(String mode, String stdout, String stderr) {
        Child.Result end = run(mode);
        assertThat(end.stderr()).isEqualTo(stderr.replaceAll("; ([\\w$]+) (\\d+)",
                "\n\tat Uncaught.$1(Uncaught.java:$2)") + "\n");
        assertThat(end.text()).isEqualTo(stdout);
        assertThat(end.status()).isEqualTo(1);
    }

    /** In the JDK's own words, which change. */
    @Test
    void whatIsNoBusinessOfTheMirrorsIsSaidByTheJdk() {
        assertThat(run("segment").stderr()).matches("java\\.lang\\.IndexOutOfBoundsException: .+8.+1.*"
                + "\n\tat Uncaught\\.main\\(Uncaught\\.java:34\\)\n");
    }

    @Test
    void theCauseHasLinesOfItsOwn() {
        assertThat(run("cause").stderr()).isEqualTo("""
                java.lang.RuntimeException: wrapped
                \tat Uncaught.main(Uncaught.java:31)
                caused by: java.lang.IllegalStateException: no good
                \tat Uncaught.fail(Uncaught.java:12)
                """);
        assertThat(run("main", "-Dcmirror.stack=full").stderr()).contains(
                "IllegalArgumentException", "at cmirror.");
    }

    @ParameterizedTest
    @CsvSource({"zero,10", "zero in a thread,11", "zero in a callback,10", "zero in a static field,7"})
    void aDivisionByZeroIsSigfpe(String mode, int line) {
        Child.Result end = run(mode);
        assertThat(end.status()).isEqualTo(136);
        assertThat(end.text()).isEmpty();
        assertThat(end.stderr()).startsWith("division by zero\n").contains("Uncaught.java:" + line)
                .doesNotContain("at cmirror.", "at java.");
    }

    /** As C's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "keyword | 50: main: Assertion `argc > 7' failed.",
        "null | 53: main: Assertion `NULL' failed.",
        "function | 51: main: Assertion `argc == 7 && strcmp(\"assert;\\\"\", argv[0]) == 0' failed.",
        "zeros | 54: main: Assertion failed.", // which of the four is not known
        "assert in a callback | 55: main: Assertion `false' failed.",
    })
    void anAssertionIsOnAndAborts(String mode, String message) {
        Child.Result end = run(mode, "-Dcmirror.sources=" + PROGRAM.folder());
        assertThat(end.stderr()).isEqualTo("Uncaught: Uncaught.java:" + message + "\n");
        assertThat(end.text()).isEmpty();
        assertThat(end.status()).isEqualTo(134);
    }

    @Test
    void withoutTheSourceAnAssertionHasNoText() {
        assertThat(run("keyword").stderr()).isEqualTo(
                "Uncaught: Uncaught.java:50: main: Assertion failed.\n");
    }

    @Test
    void whatIsCaughtEndsNothing() {
        Child.Result end = run("caught");
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("kept caught 20");
        assertThat(end.status()).isZero();
    }

    /** Its handler runs before abort ends the process; so does that of a failed assert. */
    @Test
    void abortCallsItsHandler() {
        JavaProgram program = JavaProgram.compile("Aborts", JavaProgram.PROLOGUE
                + "import static cmirror.assert_h.*;\nimport static cmirror.signal_h.*;\n"
                + "class Aborts {\nstatic void last(int sig) { write(1, \"last\\n\", 5); }\n"
                + "static void main(int argc, String[] argv) {\n"
                + "signal(SIGABRT, Aborts::last);\nif (argc > 1) assert_(argc == 1);\nabort();\n}\n}\n");
        for (Child.Result result : List.of(program.run(), program.run("assert"))) {
            assertThat(result.text()).isEqualTo("last\n");
            assertThat(result.status()).isEqualTo(128 + 6);
        }
    }
}
