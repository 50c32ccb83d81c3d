package beyond;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import cmirror.tools.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lecture.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** check has nothing to say of the samples beside their twins in C, and finds what is wrong in a Java program. */
@Execution(ExecutionMode.CONCURRENT) // each has a network of its own, and mostly waits
class CheckTest {

    private static final int SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void needStrace() throws IOException, InterruptedException {
        Host.needNamespaces();
        Skip.unlessStrace("to judge C programs by");
        Skip.unless(OnPath.has("cc"), "there is no cc to compile the twins");
    }

    static List<Path> twins() throws IOException {
        try (Stream<Path> beyond = tree("beyond"); Stream<Path> lecture = tree("../tools/src/test/c/check")) {
            return Stream.concat(beyond.filter(file -> hasTwin(name(file))), lecture.filter(file ->
                    Files.exists(Path.of("lecture", capital(name(file)) + ".java")))).sorted().toList();
        }
    }

    private static Stream<Path> tree(String folder) throws IOException {
        return Files.walk(Path.of(folder)).filter(file -> file.toString().endsWith(".c"));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    private static boolean hasTwin(String name) {
        return CheckTest.class.getResource("/" + capital(name) + ".class") != null;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aSampleIsLikeItsTwin(Path twin) {
        Child.Result result = check("--against", twin.toString(), name(twin));
        assertThat(result.text() + result.stderr()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UdpServ | htons(SERVER_PORT) | (short) SERVER_PORT"
                + " | the port is in host byte order: 56325 instead of 1500",
        "TcpServer | listen(sd, 5); | | listen is missing",
        "TcpServer | close(newSd); | | the accepted socket is never closed",
        "TcpServer | n == 0 | n == -7 | recv's result 0 is not handled: the loop never ends",
        "TcpParServ | signal(SIGCHLD, SIG_IGN); | | the result of fork is not waited for: neither waitpid nor"
                + " SIGCHLD is seen to, and the children stay as zombies",
        "UdpClient | strlen(argv[i]) + 1 | strlen(argv[i])"
                + " | the NUL at the end is not sent: sendto sends 7 bytes instead of 8",
        "TcpClient | 'close(sd);\n        exit(0);' | exit(0); | the socket is never closed"})
    void whatIsWrongInJava(String sample, String text, String instead, String sentence) throws IOException {
        String right = Files.readString(Path.of("lecture", sample + ".java"));
        assertThat(right).contains(text);
        Path file = Files.writeString(folder.resolve("Mine.java"),
                right.replace(text, instead == null ? "" : instead).replace("class " + sample, "class Mine"));
        String like = Character.toLowerCase(sample.charAt(0)) + sample.substring(1);
        Child.Result result = check("--like", like, file.toString());
        assertThat(result.text() + result.stderr()).isEqualTo("Mine: " + sentence + "\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void whatItSurvives() {
        Child.Result result = check("--faults", "--like", "tcpClient", "tcpClient");
        assertThat(result.lines()).containsExactly(
                "tcpClient: does not survive: only a part is sent (send,sendto,sendmsg,write,writev:short=3):"
                        + " it sends 9 bytes instead of 17",
                "tcpClient: does not survive: a signal interrupts the sending"
                        + " (send,sendto,sendmsg,write,writev:error=EINTR:when=1): it ends with status 1",
                "tcpClient: survives: nobody listens (connect:error=ECONNREFUSED)",
                "tcpClient: survives: nobody answers to connect (connect:error=ETIMEDOUT)",
                "tcpClient: survives: the server has gone (send,sendto,sendmsg,write,writev:error=EPIPE)");
        assertThat(result.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--like udpServ none.java | check: there is no file none.java",
        "udpServ | what should it be? --like NAME or --against FILE",
        "--like udpServ --seconds 0 udpServ | --seconds takes a number above 0"})
    void whatCannotBeJudged(String words, String sentence) {
        Child.Result result = check(words.split(" "));
        assertThat(result.stderr()).contains(sentence);
        assertThat(result.status()).isEqualTo(2);
    }

    /** As the front door starts it, with programs that a script of the tests starts. */
    private static Child.Result check(String... words) {
        try {
            List<String> command = new ArrayList<>(List.of("unshare", "-Urn"));
            command.addAll(List.of(Child.javaCommand(Lab.class.getName())));
            command.addAll(List.of("check", "--own-network"));
            command.addAll(List.of(words).contains("--seconds") ? List.of() : List.of("--seconds", "30"));
            command.addAll(List.of(words));
            return Child.of(command.toArray(String[]::new)).within(SECONDS)
                    .env("CMIRROR_COMMAND", Path.of("src/test/sh/cmirror").toRealPath().toString())
                    .env("CLASSES", System.getProperty("java.class.path"))
                    .env("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
