package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand: as strace injects them into the same C program, and what strace cannot do. */
class InjectTest {

    private static final String CALLS = "sendto,recvfrom,accept,connect,setsockopt,shutdown";

    private static final String C = """
            #include <sys/socket.h>
            #include <sys/un.h>
            #include <unistd.h>
            int main(void) {
                int p[2], one = 1;
                char b[100] = {0};
                struct sockaddr_un a = {.sun_family = AF_UNIX, .sun_path = "/nonexistent"};
                socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, p);
                dup2(p[0], 50);
                dup2(p[1], 51);
                for (int i = 0; i < 5; i++) {
                    sendto(50, "hello", 5, 0, NULL, 0);
                    recvfrom(51, b, 100, 0, NULL, NULL);
                    connect(50, (struct sockaddr *) &a, sizeof(a));
                }
                setsockopt(50, SOL_SOCKET, SO_REUSEADDR, &one, 4);
                accept(50, NULL, NULL);
                shutdown(50, SHUT_WR);
                return 0;
            }
            """;
    private static final String JAVA = """
            int[] p = new int[2];
            var one = new int_(1);
            var b = new_char(100);
            var a = new sockaddr_un();
            a.sun_family(AF_UNIX);
            strcpy(a.sun_path(), "/nonexistent");
            socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, p);
            dup2(p[0], 50);
            dup2(p[1], 51);
            for (int i = 0; i < 5; i++) {
                sendto(50, "hello", 5, 0, NULL, 0);
                recvfrom(51, b, 100, 0, NULL, NULL);
                connect(50, a, sizeof(a));
            }
            setsockopt(50, SOL_SOCKET, SO_REUSEADDR, one, 4);
            accept(50, NULL, NULL);
            shutdown(50, SHUT_WR);
            return 0;
            """;

    private static final Map<String, JavaProgram> PROGRAMS = new HashMap<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sendto:error=EPIPE:when=2", "recvfrom:error=EINTR:when=1+2",
        "accept:error=EMFILE", "connect:error=ECONNREFUSED:when=3+", "sendto:retval=2:when=2..3",
        "setsockopt:error=ENOPROTOOPT", "recvfrom:delay_enter=2ms:when=2..5+3", "shutdown:retval=0",
        "sendto,recvfrom:error=ECONNRESET:when=4", "recvfrom:retval=0:delay_exit=300:when=5",
        "connect:error=110"})
    void linesAreThoseOfStrace(String rule) throws IOException {
        CProgram.assumeCompiler();
        CProgram.assume(CProgram.exists("strace")
                        && Child.of("strace", "-o", "/dev/null", "true").run().status() == 0,
                "there is no strace, or it may not trace here");
        Path c = CProgram.compile("injected", C).binary();
        Path theirs = folder.resolve("strace");
        assertThat(Child.of("strace", "-qq", "-o", theirs.toString(), "-e", "trace=" + CALLS, "-e",
                "inject=" + rule, c.toString()).run().status()).isZero();
        Path ours = folder.resolve("ours");
        assertThat(run(JAVA, "-Dcmirror.trace=on", "-Dcmirror.trace.file=" + ours,
                "-Dcmirror.trace.calls=" + CALLS, "-Dcmirror.inject=" + rule).status()).isZero();
        assertThat(lines(ours)).hasSize(18).isEqualTo(lines(theirs))
                .anyMatch(line -> line.contains("(INJECTED)") || line.contains("(DELAYED)"));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("+++"))
                .map(line -> line.replaceAll("0x[0-9a-f]+", "POINTER")).toList();
    }

    private static Child.Result run(String body, String... options) {
        JavaProgram program = PROGRAMS.computeIfAbsent(body,
                text -> JavaProgram.main("Injected" + PROGRAMS.size(), text));
        List<String> command = program.command(options);
        return Child.of(command.toArray(String[]::new)).run();
    }

    /** strace has no such effect: C says it itself, with shorter lengths. */
    @Test
    void shortIsTheCallWithAShorterLength() throws IOException {
        CProgram.assumeCompiler();
        String c = """
                #define _GNU_SOURCE
                #include <stdio.h>
                #include <string.h>
                #include <sys/socket.h>
                #include <sys/uio.h>
                #include <unistd.h>
                static char a[4], b[100], m[4], n[9];
                static void show(const char *what, long n) {
                    printf("%s %ld '%s' '%s' '%s' '%s'\\n", what, n, a, b, m, n ? "" : "eof");
                }
                int main(void) {
                    int p[2];
                    socketpair(AF_UNIX, SOCK_STREAM, 0, p);
                    show("send", send(p[0], "abcdefgh", 5, 0));
                    show("write", write(p[0], "01", 2));
                    show("recv", recv(p[1], b, 3, 0));
                    show("read", read(p[1], b, 3));
                    struct iovec w[] = {{"xy", 2}, {"zuvw", 2}};
                    show("writev", writev(p[0], w, 2));
                    struct iovec r[] = {{a, 2}, {m, 1}};
                    show("readv", readv(p[1], r, 2));
                    struct msghdr h = {.msg_iov = (struct iovec[]) {{b, 3}}, .msg_iovlen = 1};
                    show("recvmsg", recvmsg(p[1], &h, 0));
                    show("pairs", h.msg_iovlen);
                    return 0;
                }
                """;
        Path ours = folder.resolve("ours");
        Child.Result java = run("""
                int[] p = new int[2];
                var a = new_char(4);
                var b = new_char(100);
                var m = new_char(4);
                socketpair(AF_UNIX, SOCK_STREAM, 0, p);
                long n = send(p[0], "abcdefgh", 8, 0);
                printf("send %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                n = write(p[0], "01", 2);
                printf("write %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                n = recv(p[1], b, 100, 0);
                printf("recv %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                n = read(p[1], b, 100);
                printf("read %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                var w = iovec.array(2);
                w[0].iov_base("xy");
                w[0].iov_len(2);
                w[1].iov_base("zuvw");
                w[1].iov_len(4);
                n = sys_uio_h.writev(p[0], w, 2);
                printf("writev %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                if (w[1].iov_len() != 4) return 9;
                var r = iovec.array(3);
                r[0].iov_base(a);
                r[0].iov_len(2);
                r[1].iov_base(m);
                r[1].iov_len(3);
                r[2].iov_base(b);
                r[2].iov_len(50);
                n = sys_uio_h.readv(p[1], r, 3);
                printf("readv %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                if (r[1].iov_len() != 3) return 8;
                var h = new msghdr();
                r[0].iov_base(b);
                r[0].iov_len(9);
                h.msg_iov(r);
                h.msg_iovlen(3);
                n = recvmsg(p[1], h, 0);
                printf("recvmsg %ld '%s' '%s' '%s' '%s'\\n", n, a, b, m, "");
                if (h.msg_iovlen() != 3 || r[0].iov_len() != 9) return 7;
                printf("pairs %ld '%s' '%s' '%s' '%s'\\n", 1L, a, b, m, "");
                return 0;
                """, "-Dcmirror.trace=on", "-Dcmirror.trace.file=" + ours,
                "-Dcmirror.inject=send:short=5;write,recv,read,readv,recvmsg:short=3;writev:short=4");
        assertThat(java.stderr()).isEmpty();
        assertThat(java.status()).isZero();
        assertThat(java.text()).isEqualTo(CProgram.compile("shorter", c).run().text());
        assertThat(Files.readString(ours)).containsPattern(
                "send\\(\\d+, \"abcdefgh\", 8, 0\\) += 5 \\(INJECTED\\)\n").containsPattern(
                "write\\(\\d+, \"01\", 2\\) += 2\n").containsPattern(
                "recv\\(\\d+, \"abc\", 100, 0\\) += 3 \\(INJECTED\\)\n").containsPattern(
                "readv\\(.* = 3 \\(INJECTED\\)\n").containsPattern("writev\\(.* = 4 \\(INJECTED\\)\n");
    }

    /** Functions that are called in other ways than most, or tell their errors in other ways. */
    @Test
    void everyKindOfCall() {
        Child.Result result = run("""
                printf("%d %d\\n", getpid(), fork());
                printf("%d\\n", errno() == EAGAIN ? 1 : 0);
                printf("%d %d\\n", fcntl_h.open("/dev/null", 0), errno() == ENOENT ? 1 : 0);
                var address = new sockaddr_in();
                address.sin_family(AF_INET);
                printf("%d\\n", netdb_h.getnameinfo(address, sizeof(address), new_char(9), 9, NULL, 0, 0)
                        == netdb_h.EAI_FAIL ? 1 : 0);
                printf("%d\\n", gethostbyname("127.0.0.1") == NULL ? 1 : 0);
                printf("%d\\n", sys_mman_h.mmap(NULL, 4096, 1, sys_mman_h.MAP_PRIVATE
                        | sys_mman_h.MAP_ANONYMOUS, -1, 0) == sys_mman_h.MAP_FAILED ? errno() : -1);
                printf("%d\\n", pthread_h.pthread_key_create(new pthread_key_t(), NULL));
                return 0;
                """, "-Dcmirror.inject=getpid:retval=77;fork:error=EAGAIN;open:error=ENOENT"
                + ";getnameinfo:error=EAI_FAIL;gethostbyname:retval=0;mmap:error=12"
                + ";pthread_key_create:error=EAGAIN");
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("77 -1\n1\n-1 1\n1\n1\n12\n11\n");
    }

    @Test
    void aMistakeIsOneSentence() {
        Child.Result result = run("printf(\"ran\\n\"); return 0;", "-Dcmirror.inject=recv:error=EFOO");
        assertThat(result.stderr()).isEqualTo("inject: error=EFOO is no errno of this system: EINTR, EAGAIN,"
                + " ECONNRESET ..., or a number from 1 to 4095\n");
        assertThat(result.text()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    /** Without a trace, too, and two rules for one function. */
    @Test
    void severalRules() {
        Child.Result result = run("""
                int[] p = new int[2];
                socketpair(AF_UNIX, SOCK_STREAM, 0, p);
                for (int i = 0; i < 4; i++) {
                    printf("%d ", send(p[0], "abc", 3, 0));
                }
                long before = System.nanoTime();
                shutdown(p[0], SHUT_WR);
                printf("%d\\n", System.nanoTime() - before >= 50_000_000 ? 1 : 0);
                return 0;
                """, "-Dcmirror.inject=send:short=2:when=2+2;send:error=EINTR:when=3;shutdown:delay=50ms");
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("3 2 -1 2 1\n");
    }
}
