package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import org.junit.jupiter.api.Test;

/** Where a failure value is a result as well, errno tells the two apart: as in C, call by call. */
class InBandErrnoTest {

    /** A line: what is printed of a call, in words that C and Java both read. */
    private static final String[] CALLS = {
            "strtol(\"99999999999999999999\", NULL, 10)", "strtol(\"-1\", NULL, 10)",
            "strtol(\"9\", NULL, 99)", "strtoll(\"x\", NULL, 10)",
            "strtoul(\"-1\", NULL, 10)", "strtoull(\"99999999999999999999\", NULL, 10)",
            "atol(\"-1\")",
            "getpriority(PRIO_PROCESS, 0)", "getpriority(PRIO_PROCESS, 99999999)",
            "getpriority(99, 0)", "nice(0)",
            "sysconf(_SC_SEM_NSEMS_MAX)", "sysconf(123456)", "sysconf(_SC_PAGESIZE)",
            "pathconf(\"/\", _PC_SYMLINK_MAX)", "pathconf(\"/no\", _PC_NAME_MAX)",
            "fpathconf(-1, _PC_NAME_MAX)", "fpathconf(0, _PC_SYMLINK_MAX)",
            "lseek(-1, 0, SEEK_CUR)", "telldir(opendir(\"/\"))", "open(\"/no\", 0)",
            "getc(fopen(\"/dev/null\", \"r\"))", "fgetc(fopen(\"/\", \"r\"))", "access(\"/\", F_OK)",
            "strcmp(\"a\", \"b\")", "inet_addr(\"no\") != 0", "fcntl(-1, F_GETFD)", "getppid() > 0",
            "getpwnam(\"nobodyxx\") != NULL", "getgrnam(\"nobodyxx\") != NULL",
            "getpwuid(123456789) != NULL", "getservbyname(\"nope\", \"tcp\") != NULL",
            "readdir(opendir(\"/proc/self/task\")) != NULL", "getenv(\"NOPE\") != NULL",
            "strchr(\"abc\", 'z') != NULL", "strstr(\"abc\", \"z\") != NULL",
            "ptsname(0) != NULL", "opendir(\"/no\") != NULL", "fopen(\"/no\", \"r\") != NULL",
            "malloc(10) != NULL", "ttyname(0) != NULL",
            "log(-1.0) > 1", "log(0.0) > 1", "exp(1000.0) > 1", "exp(-1000.0) > 1", "sqrt(-1.0) > 1",
            "sqrt(4.0) > 1", "pow(10.0, 1000.0) > 1", "acos(2.0) > 1", "fmod(1.0, 0.0) > 1",
            "strtod(\"1e999\", NULL) > 1", "strtod(\"1.5\", NULL) > 1",
    };

    /** Each call three times: errno 0 before, another one before, and after a call that failed. */
    private static String body(String errno, String assign) {
        StringBuilder text = new StringBuilder();
        for (String call : CALLS) {
            boolean truth = call.contains("!=") || call.contains(">");
            for (String before : new String[] {String.format(assign, "0"),
                    String.format(assign, "EDOM"), "open(\"/no\", 0);" + String.format(assign, "0")}) {
                text.append(before).append(" r = (long) (").append(call)
                        .append(truth ? " ? 1 : 0" : "").append("); e = ").append(errno)
                        .append("; printf(\"%s %ld %d\\n\", \"").append(call.replace("\"", "'"))
                        .append("\", r, e);\n");
            }
        }
        return text.toString();
    }

    @Test
    void isCsForEachCall() {
        CProgram.assumeCompiler();
        Child.Result c = CProgram.compile("in-band", """
                #define _GNU_SOURCE
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                #include <errno.h>
                #include <fcntl.h>
                #include <unistd.h>
                #include <dirent.h>
                #include <math.h>
                #include <pwd.h>
                #include <grp.h>
                #include <netdb.h>
                #include <inttypes.h>
                #include <arpa/inet.h>
                #include <sys/resource.h>
                int main(void) { long r; int e;
                """ + body("errno", "errno = %s;") + "}", "-fno-builtin", "-w", "-Wl,--no-as-needed", "-lm").run();
        Child.Result java = JavaProgram.compile("InBand", """
                import static cmirror.inet_h.*;
                import static cmirror.dirent_h.*;
                import static cmirror.errno_h.*;
                import static cmirror.fcntl_h.*;
                import static cmirror.grp_h.*;
                import static cmirror.inttypes_h.*;
                import static cmirror.math_h.*;
                import static cmirror.pwd_h.*;
                import static cmirror.sys_resource_h.*;
                class InBand { static int main(int argc, String[] argv) { long r; int e;
                """ + body("errno()", "errno(%s);") + "return 0; } }").run();
        assertThat(java.stderr()).isEmpty();
        assertThat(java.text()).isEqualTo(c.text());
        assertThat(java.text().lines()).hasSize(3 * CALLS.length);
    }

    /** What a method that C calls does with errno, C goes on with; what C has set, it sees. */
    @Test
    void aCallbackSharesItWithC() {
        Child.Result result = JavaProgram.main("CallbackErrno", """
                errno(7);
                var a = new_int(3);
                int[] seen = {0};
                qsort(a, 3, 4, (x, y) -> { seen[0] = errno(); close(-1); return 0; });
                printf("%d %d\\n", seen[0], errno() == EBADF ? 1 : 0);
                return 0;
                """).run();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.text()).isEqualTo("9 1\n"); // the second comparison sees the first one's
    }
}
