package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive, as people use it who have it and a JDK, and nothing else. */
class InstalledTest {

    private static final String CLIENT =
            "udpClient: trying to send to '127.0.0.1' (address:  127.0.0.1 )\n";
    /** Waits until the caches are made. */
    private static final String AWAIT = "for i in $(seq 600); do "
            + "[ -z \"$(find .cache -name programs.for)\" ] || break; sleep 0.1; done; ";
    private static final String PROGRAM = """
            cat >MyServ.java <<'END'
            import static cmirror.inet_h.*;
            import static cmirror.locale_h.*;
            import static cmirror.stdlib_h.*;
            class MyServ {
                static int main(int argc, String argv[]) {
                    printf("%s %d %s %s\\n", argv[0], argc, getenv("LC_ALL"), setlocale(LC_ALL, NULL));
                    return fork() < 0 ? 1 : 3;
                }
            }
            END
            """;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws IOException {
        installation = Installation.unpack();
    }

    @AfterAll
    static void remove() {
        installation.close();
    }

    private static void holds(Child.Result result, String expected) {
        assertThat(result.text() + result.stderr()).isEqualTo(expected);
        assertThat(result.status()).isZero();
    }

    /** What the members mean on a wide one, and nothing more in a pipe. */
    @Test
    void layoutFillsTheTerminal() throws IOException {
        Skip.unless(OnPath.has("script"), "there is no script, which has a terminal");
        String shown = new User(installation, true).runs("export C=\"$I/bin/cmirror\"; script -qec '"
                + "PATH=/usr/bin:/bin stty cols 120; \"$C\" layout sockaddr_in; \"$C\" layout in6_addr --rfc; \"$C\" layout sockaddr_un | cat' /dev/null").text();
        assertThat(shown).contains("meaning", "host address").doesNotContain("abstract name");
        assertThat(shown.lines()).allMatch(line -> line.length() <= 120 + "\033[1m\033[21m\033[39m\033[0m".length());
    }

    /** While one runs the demo, another one does all else. */
    @Test
    void twoUsersAtOnce() throws Exception {
        User one = new User(installation, true);
        User other = new User(installation, true);
        var demo = CompletableFuture.supplyAsync(() -> demo(one));
        holds(other.runs("C udpClient 127.0.0.1 hello; " + AWAIT + "C udpClient 127.0.0.1 hello"),
                CLIENT + CLIENT);
        assertThat(other.runs("ls -R .cache").text()).contains("programs.for");
        holds(other.runs(PROGRAM + "(C run MyServ.java a; echo $?) | sort; C run ./MyServ.java | sort -u"),
                "3\nMyServ 2 (null) C\nMyServ 2 (null) C\nMyServ 1 (null) C\n"); // the child's comes late
        holds(other.runs("LC_ALL=POSIX C run MyServ.java | head -1"), "MyServ 1 POSIX C\n");
        assertThat(other.runs("C layout sockaddr_in").text()).contains("sin_addr", "adds up");
        assertThat(other.runs("C man recvfrom").text()).contains("ECONNREFUSED", "lecture: McastServ");
        assertThat(other.runs("C symbols recvfrom").text()).contains("import static cmirror.sys_socket_h.*;");
        assertThat(other.runs("C --version").lines()).hasSize(5)
                .first().asString().startsWith("cmirror ");
        serverAndClient(other);
        Child.Result trace = other.runs("C trace --inject sendto:error=EPIPE --html page.html --seconds 20"
                + " udpClient 127.0.0.1 hi && grep -c 'Broken pipe) (INJECTED)' page.html");
        assertThat(trace.status()).as(trace.stderr()).isZero();
        assertThat(demo.get().lines()).as(demo.get().stderr()).anyMatch(line -> line.contains("amis"));
        assertThat(demo.get().status()).as(demo.get().text()).isZero();
    }

    /** In a network of their own, where that is allowed. */
    private static void serverAndClient(User user) throws IOException {
        if (user.runs("unshare -Urn ip link set lo up").status() != 0) {
            System.out.println("no server and client by themselves: no network namespaces");
            return;
        }
        Child.Result result = user.runs("""
                export C="$I/bin/cmirror"
                unshare -Urn sh -c '
                    ip link set lo up
                    "$C" trace udpServ 2>said & server=$!
                    for i in $(seq 100); do grep -q " 0100007F:05DC\\| 00000000:05DC" /proc/net/udp &&
                        break; sleep 0.1; done
                    "$C" udpClient 127.0.0.1 bonjour les amis
                    for i in $(seq 100); do grep -q amis said && break; sleep 0.1; done
                    kill $server; wait $server; grep -c "recvfrom(.*= [45678]$" said'
                """);
        assertThat(result.text()).as(result.stderr()).isEqualTo(CLIENT + "3\n");
        Child.Result wire = user.runs("C trace --wire --html wire.html --seconds 20 udpClient 127.0.0.1 hi"
                + " && grep -c 'UDP, 3 bytes' wire.html");
        assertThat(wire.text()).as(wire.stderr()).endsWith("\n1\n");
        Child.Result second = user.runs("""
                export C="$I/bin/cmirror"
                unshare -Urn sh -c '
                    "$C" tcpServ & server=$!
                    for i in $(seq 100); do grep -q " 00000000:05DC" /proc/net/tcp && break; sleep 0.1; done
                    "$C" TCPSERV; "$C" TcpServer
                    kill $server; wait $server'
                """);
        assertThat(second.text()).as(second.stderr()).isEqualTo(
                "tcpServ cannot bind port number 1500 \nTcpServer cannot bind port number 1500 \n");
    }

    private static Child.Result demo(User user) {
        try {
            return user.runs("C demo");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutAHomeItSaysSoAndRuns() throws IOException {
        Skip.unless(!User.id().equals("0") || OnPath.has("setpriv"), "root can write anywhere");
        User user = new User(installation, false);
        Child.Result result = user.runs("C udpClient 127.0.0.1 hello");
        assertThat(result.text()).isEqualTo(CLIENT);
        assertThat(result.stderr().lines()).hasSize(1).first().asString()
                .contains("nothing can be kept in", "cmirror warm");
        result = user.runs("cd /tmp && d=$(mktemp -d) && cd \"$d\" && " + PROGRAM
                + "C run MyServ.java 2>/dev/null; echo $?; cd /; rm -rf \"$d\"; sleep 2;"
                + " find /tmp -maxdepth 1 -name 'cmirror.*' -user \"$(id -u)\"");
        assertThat(result.lines()).contains("3").noneMatch(line -> line.startsWith("/tmp"));
        assertThat(user.runs("C layout in_addr").stderr().lines()).hasSize(1);
    }

    /** By the administrator; then nobody needs a cache of his own. */
    @Test
    void warmForEverybody() throws IOException {
        Installation warm = Installation.unpack();
        try {
            warm.here("chmod u+w \"$I\"; \"$I/bin/cmirror\" warm");
            User user = new User(warm, false);
            holds(user.runs("C udpClient 127.0.0.1 hello"), CLIENT);
            assertThat(user.runs("sh -x \"$I/bin/cmirror\" udpClient 127.0.0.1 x").stderr())
                    .containsPattern("exec .*-XX:(AOTCache|SharedArchiveFile)=");
            assertThat(user.runs("C layout in_addr").stderr()).isEmpty();
        } finally {
            warm.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox ash", "zsh"})
    void everyShell(String shell) throws IOException {
        String program = shell.split(" ")[0];
        Skip.unless(OnPath.has(program), "there is no " + program);
        User user = new User(installation, true);
        String path = Child.of("sh", "-c", "command -v " + program).run().text().strip();
        String by = shell.replace(program, path);
        holds(user.runsBy(by, "C udpClient 127.0.0.1 hello; C udpClient 127.0.0.1 hello"),
                CLIENT + CLIENT);
        assertThat(user.runsBy(by, "C list").lines()).hasSizeGreaterThan(43);
        assertThat(user.runsBy(by, PROGRAM + "C run MyServ.java").status()).isEqualTo(3);
        assertThat(user.runsBy(by, "C trace udpClient 127.0.0.1 x").stderr()).contains("sendto(");
        Child.Result none = user.runsBy(by, "C nobody");
        assertThat(none.stderr()).isEqualTo("cmirror: there is no program nobody; cmirror list shows them\n");
        assertThat(none.status()).isEqualTo(2);
        anyName(user, by);
    }

    /** In capitals, and as on the slides: it prints the name that is its own. */
    private static void anyName(User user, String shell) throws IOException {
        holds(user.runsBy(shell, "C UDPCLIENT 127.0.0.1 hello"), CLIENT);
        Child.Result near = user.runsBy(shell, "C udpCleint 127.0.0.1 hello");
        assertThat(near.text() + near.stderr())
                .isEqualTo("cmirror: there is no program udpCleint; did you mean udpClient?\n");
        assertThat(near.status()).isEqualTo(2);
        for (String words : new String[] {"list --al", "trace --htlm x udpServ", "--lst", "warm x", "run -x A.java"}) {
            Child.Result none = user.runsBy(shell, "C " + words);
            assertThat(none.status()).as(words + none.stderr()).isEqualTo(2);
            assertThat(none.stderr().lines()).hasSize(1);
            assertThat(none.text()).isEmpty();
        }
    }

    @Test
    void helpOfEveryVerbThatTheHelpNames() throws IOException {
        User user = new User(installation, true);
        Set<String> verbs = Pattern.compile("^ {7}cmirror ([a-z]+)", Pattern.MULTILINE)
                .matcher(user.runs("C help").text()).results().map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(verbs).contains("run", "port", "list", "layout", "stress", "warm");
        for (String verb : verbs) {
            Child.Result help = user.runs("C help " + verb);
            assertThat(help.text()).as(verb + help.stderr()).startsWith("Usage: ").contains(" " + verb + " ");
            assertThat(help.status()).isZero();
            assertThat(user.runs("C " + verb + " --help").text()).isEqualTo(help.text());
        }
        assertThat(user.runs("C help udpserv").text()).startsWith("udpServ: prints every message");
    }

    @Test
    void byEveryName() throws IOException {
        User user = new User(installation, true);
        for (String name : List.of("ln -s \"$I/bin/cmirror\" c; ./c", "ln -s c d; ./d",
                "cd \"$I/bin\"; sh cmirror", "cd \"$I/bin\"; ./cmirror", "cd \"$I/lib\"; ../bin/cmirror",
                "cd \"$I\"; bin/cmirror", "PATH=$I/bin:$PATH; cmirror")) {
            Child.Result list = user.runs(name + " list");
            assertThat(list.lines()).as(name + list.stderr()).contains("The lecture's programs:");
        }
        holds(user.runs("./d udpClient 127.0.0.1 hello"), CLIENT);
    }
}
