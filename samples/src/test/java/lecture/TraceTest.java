package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trace of the lecture's programs against that of strace, which watches the same run: so
 * descriptors and ports are the same, and so must the lines be.
 */
class TraceTest {

    private static final Pattern OURS = Pattern.compile("\\[pid +(\\d+)] (.*)");

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    @BeforeEach
    void needStrace() throws IOException, InterruptedException {
        Skip.unlessStrace("to compare with");
    }

    @Test
    void udp() {
        Run server = traced("udpServ").awaitPort();
        traced("udpClient", "127.0.0.1", "bonjour", "les amis", "m".repeat(70)).end();
        server.awaitIdle();
        assertSame("udpServ", 1);
        assertSame("udpClient", 1);
    }

    @Test
    void tcp() {
        Run server = traced("tcpServer").awaitPort();
        traced("tcpClient", "127.0.0.1", "bonjour", "les amis").end();
        server.awaitIdle();
        assertSame("tcpServer", 1);
        assertSame("tcpClient", 1);
    }

    @Test
    void clientWithoutServer() {
        traced("tcpClient", "127.0.0.1", "x").end();
        assertSame("tcpClient", 1);
        assertThat(read(folder.resolve("tcpClient.ours"))).contains(
                "= -1 ECONNREFUSED (Connection refused)");
    }

    @Test
    void multicast() {
        lab.host().routeMulticastToLoopback();
        Run server = traced("mcastServ", "239.1.2.3").awaitPort().awaitIdle();
        traced("mcastClient", "239.1.2.3", "bonjour").end();
        server.awaitIdle();
        assertSame("mcastServ", 1);
        assertSame("mcastClient", 1);
    }

    @Test
    void parallelServers() {
        Run server = traced("udpParServ").awaitPort();
        lab.runC("udp_send", "127.0.0.1", "0", "0");
        server.awaitIdle();
        assertSame("udpParServ", 1); // its children only close
    }

    @Test
    void parallelTcpServer() {
        Run server = traced("tcpParServ").awaitPort();
        lab.runC("tcp_send", "127.0.0.1", "hello");
        server.awaitIdle();
        assertSame("tcpParServ", 2);
    }

    /** What fork returns in the parent is who it is in the child; no line is mixed with another. */
    @Test
    void forks() {
        for (String program : List.of("forkEx", "howMany2", "howMany1")) {
            lab.environment("JDK_JAVA_OPTIONS", "-Dcmirror.trace=on");
            Result result = lab.start(program).end();
            List<String> lines = result.err().lines().filter(l -> !l.startsWith("NOTE: "))
                    .toList();
            assertThat(lines).allMatch(l -> l.matches("(\\[pid +\\d+] )?(\\w+\\(.*\\) *= .*"
                    + "|\\+\\+\\+ exited with \\d+ \\+\\+\\+)"));
            List<String> parents = found(lines, ".*fork\\(\\) *= ([1-9]\\d*)");
            List<String> children = found(lines, "\\[pid +(\\d+)] fork\\(\\) *= 0");
            assertThat(parents).as(program)
                    .hasSize(program.equals("forkEx") ? 1 : program.equals("howMany2") ? 8 : 255)
                    .containsExactlyInAnyOrderElementsOf(children);
        }
    }

    private static List<String> found(List<String> lines, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).map(m -> m.group(1))
                .toList();
    }

    /** Starts a program that traces itself into one file, under strace that writes others. */
    private Run traced(String program, String... args) {
        lab.environment("JDK_JAVA_OPTIONS", "-Dcmirror.trace=on -Dcmirror.trace.calls=network "
                + "-Dcmirror.trace.pids=true -Dcmirror.trace.file="
                + folder.resolve(program + ".ours"));
        return lab.startUnder(List.of("strace", "-ff", "-qq", "-e", "trace=network", "-o",
                folder.resolve(program + ".strace").toString()), program, args);
    }

    /** Both have the same lines, of that many processes. */
    private void assertSame(String program, int processes) {
        Deadline.await(processes + " processes of " + program + " are traced alike",
                () -> ours(program).equals(straces(program))
                        && ours(program).size() == processes,
                () -> "\ntraced:\n" + ours(program) + "\nby strace:\n" + straces(program));
        assertThat(ours(program)).hasSize(processes).isEqualTo(straces(program));
    }

    /** The lines of each process, in some order. */
    private List<String> ours(String program) {
        Map<String, StringBuilder> processes = new TreeMap<>();
        for (String line : read(folder.resolve(program + ".ours")).lines().toList()) {
            Matcher m = OURS.matcher(line);
            if (m.matches() && !m.group(2).startsWith("+++")) {
                processes.computeIfAbsent(m.group(1), pid -> new StringBuilder())
                        .append(systemCall(m.group(2))).append('\n');
            }
        }
        return processes.values().stream().map(StringBuilder::toString).sorted().toList();
    }

    /** send and recv are no system calls but sendto and recvfrom without an address. */
    private static String systemCall(String line) {
        return line.replaceFirst("^send(\\(.*)\\) *=", "sendto$1, NULL, 0) =")
                .replaceFirst("^recv(\\(.*)\\) *=", "recvfrom$1, NULL, NULL) =")
                .replaceFirst(" +=", " =");
    }

    private List<String> straces(String program) {
        List<String> processes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString()
                    .startsWith(program + ".strace")).toList()) {
                StringBuilder text = new StringBuilder();
                for (String line : read(file).lines().toList()) {
                    // no signal, no half line; libc asks nscd for the JVM, who the user is
                    if (line.matches("\\w+\\(.*\\) +=( -?\\d.*)") && !line.contains("AF_UNIX")) {
                        text.append(line.replaceFirst(" +=", " =")).append('\n');
                    }
                }
                if (!text.isEmpty()) {
                    processes.add(text.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processes.sort(null);
        return processes;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
