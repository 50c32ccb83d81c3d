package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trace tells tools, for pages that show it: output as it was printed, and structs. */
class TraceJsonTest {

    @TempDir
    private Path folder;

    private String trace(String name, String body) throws IOException {
        Path trace = folder.resolve("trace");
        Child.Result result = Child.of(JavaProgram.main(name, body).command("-Dcmirror.trace=on",
                "-Dcmirror.trace.json=true", "-Dcmirror.trace.file=" + trace)
                .toArray(String[]::new)).run();
        assertThat(result.status()).as(result.text()).isZero();
        Files.write(folder.resolve("out"), result.stdout());
        return Files.readString(trace);
    }

    /** libc's printf prints it, and the trace says what it has printed. */
    @Test
    void outputIsTheOutput() throws IOException {
        String trace = trace("TraceOfOutput", """
                printf("plain %% %s|%10s|%-10s|%.2s|%c\\n", "one", "two", "three", "four", 'x');
                printf("%d %5d %-5d| %05d %+d % d %i %ld %lld\\n", 1, 2, 3, -4, 5, 6, -7, 1L << 40,
                        -1L);
                printf("%u %x %X %#x %o %#o %08x %#10x|%.3d|%6.3d|%hhd\\n", -1, 255, 255, 255, 8, 8,
                        48879, 255, 7, -7, 300);
                printf("%f %.2f %8.3f|%-8.1f|%+.1f %e %.3E\\n", 1.5, 2.345, -3.0, 4.25, 5.0, 12345.678,
                        0.00012);
                printf("%*d|%-*d|%.*f\\n", 6, 42, 6, 42, 2, 3.14159);
                printf("%s\\n", "\\u00e9t\\u00e9 \\u20ac");
                puts("puts");
                putchar('!');
                fputs("fputs\\n", stdout);
                fprintf(stdout, "%s\\n", "fprintf");
                fflush(stdout);
                write(1, "write\\n", 6);
                dprintf(1, "%s\\n", "dprintf");
                snprintf(new_char(20), 20, "%s", "nowhere");
                return 0;
                """);
        StringBuilder printed = new StringBuilder();
        Pattern.compile("\"printed\":\"([0-9a-f]+)\"").matcher(trace).results()
                .forEach(m -> printed.append(m.group(1)));
        assertThat(new String(HexFormat.of().parseHex(printed), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(folder.resolve("out"))).hasLineCount(11);
    }

    @Test
    void structsAndTheirFields() throws IOException {
        String trace = trace("TraceOfStructs", """
                int s = socket(AF_INET, SOCK_DGRAM, 0);
                var a = new sockaddr_in();
                a.sin_family(AF_INET);
                a.sin_port(htons(0));
                inet_aton("127.0.0.1", a.sin_addr());
                bind(s, a, sizeof(a));
                var six = new sockaddr_in6();
                six.sin6_family(AF_INET6);
                six.sin6_port(htons(1500));
                connect(-1, six, sizeof(six));
                getsockname(-1, a, new socklen_t(16));
                return 0;
                """);
        String bind = line(trace, "bind");
        assertThat(bind).contains("\"structs\":[{\"arg\":\"addr\",\"type\":\"struct sockaddr_in\","
                + "\"data\":\"", "0000" + "7f000001" + "0000000000000000\"",
                "{\"name\":\"sin_port\",\"bit\":16,\"bits\":16,\"network\":1,\"value\":\"htons(0)\"}",
                "{\"name\":\"sin_addr\",\"bit\":32,\"bits\":32,\"network\":1,");
        assertThat(line(trace, "connect")).contains("\"type\":\"struct sockaddr_in6\"",
                "\"name\":\"sin6_port\"", "\"value\":\"htons(1500)\"");
        // a call that fails has written nothing
        assertThat(line(trace, "getsockname")).doesNotContain("structs");
    }

    private static String line(String trace, String name) {
        return trace.lines().filter(l -> l.contains("\"name\":\"" + name + "\"")).findFirst()
                .orElseThrow();
    }
}
