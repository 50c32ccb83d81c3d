package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cmirror.testing.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program ends as a C program ends: status, buffers, signals, and arguments byte for byte. */
class ExitTest {

    private static final JavaProgram SIGNALLED = JavaProgram.main("Signalled", """
            printf("lost with the buffer");
            if (strcmp(argv[1], "PIPE") == 0) {
                int[] sv = new int[2];
                socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
                close(sv[1]);
                send(sv[0], "x", 1, 0);
            } else {
                kill(getpid(), strcmp(argv[1], "TERM") == 0 ? SIGTERM
                        : strcmp(argv[1], "INT") == 0 ? SIGINT
                        : strcmp(argv[1], "HUP") == 0 ? SIGHUP : SIGUSR2);
            }
            fprintf(stderr, "alive");
            exit(5);
            return 0;
            """);
    private static final JavaProgram ARGUMENTS = JavaProgram.main("Arguments", """
            for (int i = 0; i < argc; i++)
                printf("%d:%s\\n", i, argv[i]);
            return argc;
            """);

    @Test
    void exitWritesOutTheBuffersAndRunsNoHook() {
        Child.Result end = JavaProgram.main("Exits", """
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                printf("buffered");
                System.out.print(" by both");
                exit(3);
                printf("not reached");
                return 0;
                """).run();
        assertThat(end.status()).isEqualTo(3);
        assertThat(end.text()).contains("buffered", " by both")
                .hasSameSizeAs("buffered by both");
        assertThat(end.stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, -1})
    void theStatusHasEightBits(int status) {
        assertThat(JavaProgram.main("ExitsWith", "exit(atoi(argv[1])); return 9;")
                .run(String.valueOf(status)).status()).isEqualTo(status & 0xff);
    }

    @Test
    void _exitLosesTheBuffers() {
        Child.Result end = JavaProgram.main("ExitsAtOnce", "printf(\"lost\"); _exit(4); return 0;")
                .run();
        assertThat(end.status()).isEqualTo(4);
        assertThat(end.stdout()).isEmpty();
    }

    @Test
    void theResultOfMainIsTheStatus() {
        Child.Result end = JavaProgram.main("Returns", "printf(\"buffered\"); return 42;").run();
        assertThat(end.status()).isEqualTo(42);
        assertThat(end.text()).isEqualTo("buffered");
        assertThat(JavaProgram.compile("Falls", "class Falls { static void main() { } }").run()
                .status()).isZero();
    }

    @Test
    void anUncaughtExceptionIsATraceAndStatus1() {
        Child.Result end = JavaProgram.main("Throws", """
                printf("before");
                if (argc > 0) throw new IllegalStateException("thrown");
                return 0;
                """).run();
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.stderr()).isEqualTo("java.lang.IllegalStateException: thrown\n"
                + "\tat Throws.main(Throws.java:6)\n");
        assertThat(end.text()).isEqualTo("before");
    }

    @Test
    void aProgramThatDoesNotExistIsASentence() {
        Child.Result end = Child.java("cmirror.Main", "nothing").run();
        assertThat(end.status()).isEqualTo(127);
        assertThat(end.stderr()).isEqualTo(
                "there is no program nothing: no class Nothing on the class path or in this folder\n");
    }

    @Test
    void aProgramIsFoundInTheCurrentFolder() {
        JavaProgram there = JavaProgram.main("Lies", "printf(\"%s %d\\n\", argv[0], argc); return 7;");
        Child.Result end = Child.of("sh", "-c", "cd '" + there.folder() + "' && exec \"$@\"", "sh")
                .with(Child.javaCommand("cmirror.Main")).with("lies", "here").run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("lies 2\n");
        assertThat(end.status()).isEqualTo(7);
    }

    @Test
    void noProgramIsHowToCallIt() {
        Child.Result end = Child.java("cmirror.Main").run();
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.stderr()).startsWith("usage: java -jar cmirror.jar NAME [argument ...]\n");
    }

    /** 128 + the signal's number, which is the same on all platforms but for SIGUSR2. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM 143", "INT 130", "HUP 129", "PIPE 141"})
    void signalsHaveTheirDefaultsAndLoseTheBuffers(String signal) {
        int status = Integer.parseInt(signal.split(" ")[1]);
        assumeFalse(Child.inheritsIgnored(status - 128), "these tests run with it ignored");
        Child.Result end = SIGNALLED.run(signal.split(" ")[0]);
        assertThat(end.stderr()).isEmpty();
        assertThat(end.status()).isEqualTo(status);
        assertThat(end.stdout()).isEmpty();
    }

    /** Not SIGPIPE: the JVM takes that one over before anybody can see that it was ignored. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void whatTheParentIgnoredStaysIgnored(String signal) {
        Child.Result end = SIGNALLED.shell("trap '' " + signal + "; ", signal, "C");
        assertThat(end.stderr()).isEqualTo("alive");
        assertThat(end.status()).isEqualTo(5);
        assertThat(end.text()).isEqualTo("lost with the buffer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void argumentsArriveByteForByte(String locale) {
        Child.Result end = ARGUMENTS.shell("", "plain '' \"$(printf 'gr\\303\\274n')\" "
                + "\"$(printf '\\351\\377x\\303')\" \"$(printf '\\360\\237\\230\\200')\" ' a b '",
                locale);
        byte[] expected = ("0:Arguments\n1:plain\n2:\n3:gr\303\274n\n4:\351\377x\303\n"
                + "5:\360\237\230\200\n6: a b \n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(end.stderr()).isEmpty();
        assertThat(end.stdout()).isEqualTo(expected);
        assertThat(end.status()).isEqualTo(7);
    }

    /** The process's own arguments are others then: {@code @file} and nothing else. */
    @Test
    void argumentsFromAFileAreWhatJavaMakesOfThem() throws IOException {
        List<String> command = ARGUMENTS.command();
        Path file = ARGUMENTS.folder().resolve("arguments");
        Files.writeString(file, "\"" + String.join("\"\n\"", command.subList(1, command.size()))
                + "\"\ngr\u00fcn\n");
        Child.Result end = Child.of(command.get(0), "@" + file).env("LC_ALL", "C.UTF-8").run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("0:Arguments\n1:gr\u00fcn\n");
    }
}
