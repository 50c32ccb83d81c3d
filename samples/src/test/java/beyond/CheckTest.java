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

    /** A client that asks up to four times, and takes no old answer for a new one. */
    private static final String ASKS_AGAIN = """
            #include <arpa/inet.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/socket.h>
            #include <sys/time.h>
            #include <unistd.h>
            int main(int argc, char *argv[])
            {
                struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(1500)};
                struct timeval wait = {.tv_usec = 300000};
                char msg[80];
                int sd = socket(AF_INET, SOCK_DGRAM, 0);
                inet_aton("127.0.0.1", &to.sin_addr);
                connect(sd, (struct sockaddr *) &to, sizeof(to));
                setsockopt(sd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
                for (int i = 1; i < argc; i++) {
                    int n = -1;
                    for (int tries = 0; n < 0 && tries < 4; tries++) {
                        send(sd, argv[i], strlen(argv[i]) + 1, 0);
                        do {
                            n = recv(sd, msg, sizeof(msg), 0);
                        } while (n > 0 && strcmp(msg, argv[i]) != 0);
                    }
                    if (n < 0) {
                        printf("%s: no answer\\n", argv[0]);
                        exit(1);
                    }
                    printf("%s: %s\\n", argv[0], msg);
                }
                close(sd);
                return 0;
            }
            """;

    /** Alike as long as every datagram arrives; then each makes the mistake that is written into it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "argc | argc | survives: | survives:",
        "tries < 4 | tries < 1 | survives: | survives:", // it gives up, and says so
        "tries < 4 & exit(1) | tries < 1 & exit(0) | does not survive: : it ends with status 0 and has not received"
                + " \"bonjour\\0\" | does not survive: : it ends with status 0 and has not received \"bonjour\\0\"",
        "'strcmp(msg, argv[i]) != 0' | '0' | survives: | does not survive: : it ends with status 0 and has not"
                + " received \"amis\\0\""})
    void datagramsThatAreLostOrLate(String text, String instead, String lost, String late) throws IOException {
        Path right = Files.writeString(folder.resolve("right.c"), ASKS_AGAIN);
        String wrong = ASKS_AGAIN;
        for (int i = 0; i < text.split(" & ").length; i++) {
            assertThat(wrong).contains(text.split(" & ")[i]);
            wrong = wrong.replace(text.split(" & ")[i], instead.split(" & ")[i]);
        }
        Path mine = Files.writeString(folder.resolve("mine.c"), wrong);
        Child.Result result = check("--faults", "--seconds", "10", "--against", right.toString(), mine.toString(),
                "bonjour", "les", "amis");
        assertThat(result.lines().stream().filter(line -> line.contains("datagram"))).as(result.text()).containsExactly(
                told(lost, "a datagram is lost (the first one does not arrive)"),
                told(late, "datagrams overtake one another (the first answer comes behind the second, or late)"));
    }

    private static String told(String verdict, String fault) {
        String[] parts = verdict.split(": :", 2);
        return "mine: " + (parts.length == 1 ? verdict + " " + fault : parts[0] + ": " + fault + ":" + parts[1]);
    }

    /** The right one says the same of them, and so must who is to be like it. */
    @Test
    void whoTakesAPieceForTheWhole() throws IOException {
        String right = Files.readString(Path.of("beyond/exercises/WordServ.java")).replace("class WordServ", "class Mine");
        int begin = right.indexOf("                have += n;");
        Path file = Files.writeString(folder.resolve("Mine.java"), right.substring(0, begin)
                + "printf(\"%s: %s\\n\", argv[0], msg);" + right.substring(right.indexOf("if (have == MAX_MSG)", begin)));
        Child.Result result = check("--faults", "--like", "wordServ", file.toString());
        assertThat(result.lines()).as(result.stderr()).startsWith("Mine: does not survive: what was sent comes in pieces"
                + " (recv,recvfrom,recvmsg,read,readv:short=3): it prints \"Mine: bon\"");
    }

    /** Who waits without end is not worse than one who does the same. */
    @Test
    void whoWaitsForADatagramThatIsLost() {
        Child.Result result = check("--faults", "--like", "udpConnClient", "--seconds", "6", "udpConnClient");
        assertThat(result.lines()).as(result.stderr()).endsWith("udpConnClient: does not survive, nor does"
                + " udpConnClient: a datagram is lost (the first one does not arrive): it does not end", "udpConnClient: survives:"
                + " datagrams overtake one another (the first answer comes behind the second, or late)");
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
