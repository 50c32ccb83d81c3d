package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of calls: against strace, which watches the same run, and what must not disturb it. */
class TraceTest {

    /** Calls that are system calls, each with the same arguments in both traces. */
    private static final String CALLS = """
            int s = sys_socket_h.socket(AF_INET, SOCK_DGRAM, 0);
            int t = sys_socket_h.socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
            int u = sys_socket_h.socket(AF_UNIX, SOCK_STREAM, 0);
            var a = new sockaddr_in();
            a.sin_family(AF_INET);
            bind(s, a, sizeof(a));
            var six = new sockaddr_in6();
            six.sin6_family(AF_INET6);
            six.sin6_port(htons(1));
            six.sin6_addr().set(in6addr_loopback());
            connect(t, six, sizeof(six));
            var local = new sockaddr_un();
            local.sun_family(AF_UNIX);
            strcpy(local.sun_path(), "/nonexistent/socket");
            connect(u, local, sizeof(local));
            var any = new sockaddr_storage();
            var len = new socklen_t(128);
            getsockname(s, any, len);
            a.set(sockaddr_in.of(any));
            inet_aton("127.0.0.1", a.sin_addr());
            var buf = new_char(8192);
            sendto(s, "h\u00e9llo\\n\\0012\\t\\"", 11, 0, a, sizeof(a));
            len.set(128);
            recvfrom(s, buf, 100, MSG_DONTWAIT | MSG_PEEK, any, len);
            recvfrom(s, buf, 100, 0, any, len);
            recvfrom(s, buf, 100, MSG_DONTWAIT, any, len);
            memset(buf, 'x', 8192);
            sendto(s, buf, 8192, MSG_NOSIGNAL, a, sizeof(a));
            recvfrom(s, buf, 8192, 0, NULL, NULL);
            sendto(s, java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(64), 5, 0, a, 16);
            sendto(s, "hi", 2, 0, java.lang.foreign.MemorySegment.ofAddress(0x18).reinterpret(64),
                    16);
            setsockopt(s, SOL_SOCKET, SO_REUSEADDR, new int_(1), 4);
            setsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, new byte[] {1}, 1);
            setsockopt(t, IPPROTO_TCP, netinet_tcp_h.TCP_NODELAY, new int_(1), 4);
            setsockopt(s, SOL_SOCKET, 9999, new int_(1), 4);
            var m = new ip_mreq();
            inet_aton("239.1.2.3", m.imr_multiaddr());
            setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, m, sizeof(m));
            var linger = new linger();
            linger.l_onoff(1);
            setsockopt(s, SOL_SOCKET, SO_LINGER, linger, sizeof(linger));
            var value = new int_();
            len.set(4);
            getsockopt(s, SOL_SOCKET, SO_TYPE, value, len);
            getsockopt(88, SOL_SOCKET, SO_TYPE, value, len);
            var iov = new_char(32);
            iovec.of(iov).iov_base("ab");
            iovec.of(iov).iov_len(2);
            iovec.of(from(iov, 16)).iov_base("cde");
            iovec.of(from(iov, 16)).iov_len(3);
            var msg = new msghdr();
            msg.msg_name(a);
            msg.msg_namelen(16);
            msg.msg_iov(iov);
            msg.msg_iovlen(2);
            sendmsg(s, msg, 0);
            msg.msg_name(any);
            msg.msg_namelen(128);
            iovec.of(iov).iov_base(new_char(4));
            iovec.of(iov).iov_len(4);
            iovec.of(from(iov, 16)).iov_base(new_char(9));
            iovec.of(from(iov, 16)).iov_len(9);
            recvmsg(s, msg, 0);
            int[] pair = new int[2];
            socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
            shutdown(pair[0], SHUT_WR);
            len.set(16);
            getpeername(s, any, len);
            listen(t, 5);
            bind(99, a, sizeof(a));
            return 0;
            """;

    @TempDir
    private Path folder;

    @Test
    void linesAreThoseOfStrace() throws IOException {
        CProgram.assume(CProgram.exists("strace")
                        && Child.of("strace", "-o", "/dev/null", "true").run().status() == 0,
                "there is no strace, or it may not trace here");
        Path ours = folder.resolve("ours");
        List<String> command = new ArrayList<>(List.of("strace", "-ff", "-qq", "-e",
                "trace=network", "-o", folder.resolve("strace").toString()));
        command.addAll(JavaProgram.main("TraceOfCalls", CALLS).command("-Xrs",
                "-XX:+DisableAttachMechanism", "-Dcmirror.trace=on",
                "-Dcmirror.trace.calls=network", "-Dcmirror.trace.file=" + ours));
        assertThat(Child.of(command.toArray(String[]::new)).run().status()).isZero();
        List<String> lines = Files.readAllLines(ours).stream()
                .filter(l -> !l.startsWith("+++")).toList();
        assertThat(lines).hasSize(30).isEqualTo(straces());
    }

    /** Of the one thread that made such calls; libc asks nscd for the JVM, who the user is. */
    private List<String> straces() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("strace"))
                    .toList()) {
                Files.readAllLines(file).stream().filter(l -> l.matches("\\w+\\(.* = .*")
                                && !l.contains("nscd") && !l.contains("SOCK_CLOEXEC|SOCK_NONBLOCK"))
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    /** The program's own results and errno are what they are without a trace. */
    @Test
    void tracingChangesNothing() {
        JavaProgram program = JavaProgram.main("TraceOfErrno", """
                errno(7);
                int rc = close(-1);
                printf("%d %d\\n", rc, errno());
                rc = getpid() > 0 ? 1 : 0;
                printf("%d %d %s\\n", rc, errno(), strerror(errno()));
                printf("%5.1f %s %c\\n", 2.5, "\\u00e9", 'x');
                var b = new_char(8);
                strcpy(b, "ab");
                strncat(b, "cd", 1);
                inet_pton(AF_INET, "1.2.3.4", b);
                return 3;
                """);
        Child.Result off = program.run();
        Child.Result on = Child.of(program.command("-Dcmirror.trace=on").toArray(String[]::new))
                .run();
        assertThat(on.stdout()).isEqualTo(off.stdout());
        assertThat(on.status()).isEqualTo(off.status()).isEqualTo(3);
        assertThat(off.stderr()).isEmpty();
        assertThat(on.stderr()).contains("close(-1)                               = -1 EBADF "
                + "(Bad file descriptor)\n", "printf(\"%5.1f %s %c\\n\", 2.5, \"\\303\\251\", 'x')",
                "strcpy(\"ab\\0\", \"ab\")", "strncat(\"abc\\0\\0\", \"cd\", 1)",
                "inet_pton(AF_INET, \"1.2.3.4\", \"\\1\\2\\3\\4\")", "+++ exited with 3 +++\n");
    }

    @Test
    void closedStandardError() {
        JavaProgram program = JavaProgram.main("TraceOfNothing", """
                close(2);
                close(2);
                printf("alive\\n");
                return 0;
                """);
        Child.Result result = Child.of(program.command("-Dcmirror.trace=on")
                .toArray(String[]::new)).run();
        assertThat(result.text()).isEqualTo("alive\n");
        assertThat(result.status()).isZero();
    }

    /** No class of the trace is loaded by a program that is not traced. */
    @Test
    void offItCostsNothing() {
        JavaProgram program = JavaProgram.main("TraceOff", "printf(\"x\\n\"); return 0;");
        Child.Result result = Child.of(program.command("-Xlog:class+load")
                .toArray(String[]::new)).run();
        assertThat(result.text()).contains("cmirror.runtime.call.Call ")
                .doesNotContain("cmirror.runtime.trace").doesNotContain("cmirror.runtime.inject");
    }
}
