package cmirror.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** check grades what strangers have written, and what they do costs nobody but themselves. */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class GradeTest {

    private static final Path TOP = Path.of(System.getProperty("basedir", "."), "..");
    private static final String C_TOOLS = "PATH=/usr/sbin:/usr/bin:/sbin:/bin; ";
    private static final String ENDLESS = "int main(void) { for (;;) ; }";
    /** A second is more than the kernel needs to end what the judge has left. */
    private static final String PROCESSES = "; sleep 1; cat /proc/[0-9]*/status 2>/dev/null | grep -c ^Name:.hostile";

    private static final Installation INSTALLATION = Installation.warm();

    private static User user() throws IOException, InterruptedException {
        Skip.unlessStrace("to judge C programs by");
        Skip.unless(OnPath.has("cc"), "there is no cc to compile the submissions");
        User user = new User(INSTALLATION, true);
        Skip.unless(user.runs(C_TOOLS + "unshare -Urnmpf --mount-proc mount -t tmpfs none /dev/shm").status() == 0,
                "no namespaces here");
        user.runs("mkdir -m 777 in");
        return user;
    }

    private static void submit(User user, String name, String text) throws IOException {
        Path file = user.home().resolve("in").resolve(name);
        INSTALLATION.here("mkdir -p '" + file.getParent() + "'");
        Files.writeString(file, text);
    }

    private static String right(String name) throws IOException {
        return Files.readString(TOP.resolve(name));
    }

    @Test
    void eachCostsNobodyButItself() throws IOException, InterruptedException {
        User user = user();
        String inC = right("tools/src/test/c/check/tcpServer.c");
        submit(user, "lab.h", right("tools/src/test/c/check/lab.h"));
        submit(user, "anna/TcpServer.java", right("samples/lecture/TcpServer.java").replace("listen(sd, 5);", ""));
        submit(user, "bert.c", inC);
        submit(user, "bomb.c", "#include <unistd.h>\nint main(void) { for (;;) fork(); }");
        submit(user, "compile.c", "int main(void) { return x; }");
        submit(user, "disk.c", """
                #include <fcntl.h>
                #include <unistd.h>
                int main(void) {
                    static char block[1 << 20];
                    int fd = open("big", O_CREAT | O_WRONLY, 0600);
                    for (;;) if (write(fd, block, sizeof(block)) < 0) usleep(1000);
                }""");
        submit(user, "loop.c", ENDLESS);
        submit(user, "memory.c", """
                #include <stdlib.h>
                #include <string.h>
                int main(void) {
                    for (;;) { char *p = malloc(1 << 20); if (p) memset(p, 1, 1 << 20); }
                }""");
        submit(user, "notes.txt", "see above");
        submit(user, "parent.c", """
                #include <signal.h>
                #include <unistd.h>
                int main(void) { kill(getppid(), SIGKILL); kill(-1, SIGKILL); kill(1, SIGKILL); for (;;) pause(); }""");
        submit(user, "zoe.c", inC.replace("htons(SERVER_PORT)", "SERVER_PORT"));
        Child.Result result = user.runs(C_TOOLS + "mkdir in/empty; ln -s /nowhere in/link.c; C check in "
                + "--like tcpServer --csv marks.csv --pages pages --memory 256 --seconds 6; echo $?; head -2 marks.csv; ls -A"
                + "; find /tmp -user $(id -u) 2>/dev/null | grep -v \"^$HOME\"");
        assertThat(result.lines()).as(result.stderr()).containsExactly(
                "anna: 9 of 10: listen is missing",
                "bert.c: 10 of 10",
                "bomb.c: 0 of 10: used more than 64 processes",
                "compile.c: 0 of 10: compile.c does not compile: compile.c:1:25: error: 'x' undeclared (first use in"
                        + " this function)",
                "disk.c: 0 of 10: wrote more than 64 MB of files",
                "empty: 0 of 10: is an empty folder",
                "link.c: 0 of 10: is a link that leads nowhere",
                "loop.c: 0 of 10: ran longer than 6 s, and opened no socket",
                "memory.c: 0 of 10: used more than 256 MB of memory",
                "notes.txt: 0 of 10: is no program: its name ends neither with .java nor with .c",
                "parent.c: 0 of 10: has killed itself, or strace, which tells its calls",
                "zoe.c: 9 of 10: the port is in host byte order: 56325 instead of 1500", "0",
                "\"submission\",\"mark\",\"mistakes\",\"survived\",\"found\"",
                "\"anna\",\"9\",\"1\",\"\",\"listen is missing\"", ".cache", "in", "marks.csv", "pages");
        assertThat(Files.readString(user.home().resolve("pages/index.html"))).contains(
                "<a href=\"001-anna.html\">anna</a><td>9<td><td>listen is missing");
        assertThat(Files.readString(user.home().resolve("pages/001-anna.html"))).contains("9 of 10 points",
                "<li>listen is missing", "bind(3, {sa_family=AF_INET, sin_port=htons(1500)");
    }

    /** Even if the judge is killed, who cannot see to it then. */
    @Test
    void nothingIsLeft() throws IOException, InterruptedException {
        User user = user();
        submit(user, "hostile.c", ENDLESS);
        for (String signal : new String[] {"KILL", "TERM"}) {
            Child.Result result = user.runs(C_TOOLS + "\"$I/bin/cmirror\" check in --like tcpServer >/dev/null 2>&1 & judge=$!; "
                    + "for i in $(seq 100); do grep -qs ^Name:.hostile /proc/[0-9]*/status && break; sleep 0.1; done; "
                    + "echo $i | sed s/100/never/; kill -" + signal + " $judge" + PROCESSES
                    + "; ls -A . in; find /tmp -user $(id -u) 2>/dev/null | grep -v \"^$HOME\"");
            assertThat(result.lines()).as(signal + result.stderr()).doesNotContain("never")
                    .element(1).isEqualTo("0");
            assertThat(result.lines().subList(2, result.lines().size())).containsExactly(
                    ".:", ".cache", "in", "", "in:", "hostile.c");
        }
    }

    @Test
    void whatCannotBeDoneIsSaidBefore() throws IOException, InterruptedException {
        User user = user();
        submit(user, "Right.java", right("samples/lecture/TcpServer.java").replace("class TcpServer", "class Right"));
        String none = C_TOOLS + "mkdir -p bin; printf '#!/bin/sh\\nexit 1\\n' >bin/unshare; chmod +x bin/unshare; "
                + "PATH=$PWD/bin:$PATH; ";
        Child.Result refused = user.runs(none + "C check in --like tcpServer");
        assertThat(refused.stderr()).contains("programs of others are run behind walls only", "--without-walls");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.text()).isEmpty();
        Child.Result csv = user.runs(C_TOOLS + "C check in --like tcpServer --csv /no/marks.csv");
        assertThat(csv.stderr()).isEqualTo("check: the marks cannot be written: there is no folder /no\n");
        assertThat(csv.status()).isEqualTo(2);
        assertThat(user.runs(C_TOOLS + "mkdir none; C check none --like tcpServer").stderr())
                .isEqualTo("check: there is nothing in the folder none\n");
        assertThat(user.runs(C_TOOLS + "C check in/Right.java --like tcpServer --csv marks.csv").stderr())
                .contains("--csv, --pages and --without-walls are for a folder of programs");
        // in a network of the test's own, as the port may be somebody's
        Child.Result trusted = user.runs(C_TOOLS + "unshare -Urn sh -c 'ip link set lo up; " + "printf \"#!/bin/sh\\n"
                + "exit 1\\n\" >bin/unshare; PATH=$PWD/bin:$PATH; \"$0\" check in --like tcpServer --without-walls' "
                + "\"$I/bin/cmirror\"");
        assertThat(trusted.text()).as(trusted.stderr()).isEqualTo("Right.java: 10 of 10\n");
    }
}
