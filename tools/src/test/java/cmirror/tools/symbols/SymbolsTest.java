package cmirror.tools.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.generator.ProvidedNames;
import cmirror.tools.script.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./lab symbols}. */
class SymbolsTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter out = new StringWriter();
    private int status;

    private List<String> found(String... names) {
        symbols(names);
        return out.toString().lines().toList();
    }

    private List<String> symbols(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            status = new CommandLine(new Symbols()).setErr(new PrintWriter(errors)).setOut(new PrintWriter(out))
                    .execute(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString().lines().toList();
    }

    @Test
    void printsEveryKind() {
        assertThat(symbols("--target", "linux-x86_64")).doesNotHaveDuplicates().contains(
                "function recvfrom", "function wait", "constant IP_ADD_MEMBERSHIP",
                "macro FD_SET", "struct sockaddr_in", "field sockaddr_in.sin_addr",
                "field hostent.h_addr", "field icmphdr.un", "field icmphdr.un.echo.id",
                "typedef socklen_t", "typedef fd_set", "typedef FILE", "variable stdin",
                "variable errno", "constant NULL").doesNotContain("typedef int_");
        assertThat(status).isZero();
    }

    @Test
    void aTargetHasItsOwn() {
        List<String> macos = symbols("--target", "macos-aarch64");
        assertThat(macos).contains("function kqueue", "field sockaddr_in.sin_len")
                .doesNotContain("function epoll_create", "constant AF_PACKET");
        assertThat(symbols("--target", "linux-aarch64")).contains("function epoll_create")
                .doesNotContain("field sockaddr_in.sin_len");
    }

    @Test
    void whatIsMissingOfAList(@TempDir Path folder) throws IOException {
        Path list = Files.write(folder.resolve("list"), List.of("# a remark", "function socket",
                "function no_such_function", "macro va_start", "struct socket"));
        assertThat(symbols("--target", "linux-x86_64", "--missing", list.toString()))
                .containsExactly("function no_such_function", "struct socket");
        assertThat(status).isEqualTo(1);
        Files.write(list, List.of("function socket"));
        assertThat(symbols("--missing", list.toString())).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void aNameHasItsHeader() {
        assertThat(found("recvfrom", "sockaddr_in", "FD_SET", "sin_port", "errno", "h_addr", "SO_REUSE????")).containsExactly(
                "function  recvfrom  <sys/socket.h>  import static cmirror.sys_socket_h.*;",
                "struct    sockaddr_in  <netinet/in.h>  import cmirror.*;",
                "macro     FD_SET  <sys/select.h>  import static cmirror.sys_select_h.*;",
                "field     sockaddr_in.sin_port     <netinet/in.h>        import cmirror.*;",
                "field     sockaddr_inarp.sin_port  <netinet/if_ether.h>  import cmirror.*;",
                "variable  errno  <errno.h>  import static cmirror.errno_h.*;",
                "field     hostent.h_addr  <netdb.h>  import cmirror.*;",
                "constant  SO_REUSEADDR  <sys/socket.h>  import static cmirror.sys_socket_h.*;",
                "constant  SO_REUSEPORT  <sys/socket.h>  import static cmirror.sys_socket_h.*;");
        assertThat(status).isZero();
    }

    @Test
    void anUnknownNameIsGuessed() {
        assertThat(found("recvfrm")).isEmpty();
        assertThat(errors.toString()).isEqualTo("symbols: there is no recvfrm; did you mean recvfrom?\n");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void whatIsMissingOfAProgram(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("own.h"), "#define OWN_LIMIT 3\nvoid own(int);\n");
        Path program = Files.writeString(folder.resolve("server.c"), """
                #include <stdio.h>
                #include <threads.h>
                #include "own.h"
                /* sigvec(1) */
                struct own { int a; };
                enum { RED_ONE, BLUE_ONE };
                typedef int my_t;
                static int helper(int a, void (*then)(int)) { then(a); return OWN_LIMIT; }
                int main(void) {
                    my_t x = helper(RED_ONE, own);
                    thrd_t t;
                    printf("sigstack(2) NO_SUCH %d\\n", x); // nosuch(3)
                    struct timex tx;
                    if (setjmp(env)) adjtimex(&tx);
                    return ADJ_OFFSET + ADJ_OFFSET;
                }
                """);
        assertThat(symbols("--missing", program.toString())).satisfiesExactly(
                line -> assertThat(line).isEqualTo("header threads.h  line 2"),
                line -> assertThat(line).isEqualTo("typedef thrd_t  line 11"),
                line -> assertThat(line).isEqualTo("struct timex  line 13"),
                line -> assertThat(line).startsWith("function setjmp  line 14: "),
                line -> assertThat(line).isEqualTo("function adjtimex  line 14"),
                line -> assertThat(line).isEqualTo("constant ADJ_OFFSET  line 15"));
        assertThat(status).isEqualTo(1);
        assertThat(errors.toString()).isEmpty();
        Files.delete(folder.resolve("own.h"));
        symbols("--missing", program.toString());
        assertThat(errors.toString()).contains("there is no own.h beside ");
    }

    /** The samples' twins in C have all their names in the mirror. */
    @Test
    void nothingIsMissingOfTheSamples() throws IOException {
        try (var files = Files.walk(Script.samples().resolve("beyond"))) {
            List<Path> programs = files.filter(file -> file.toString().endsWith(".c")).toList();
            assertThat(programs).hasSizeGreaterThan(20).allSatisfy(program ->
                    assertThat(symbols("--missing", program.toString())).isEmpty());
        }
    }

    @Test
    void badInputIsNamed(@TempDir Path folder) throws IOException {
        symbols("--target", "plan9");
        assertThat(errors.toString()).contains("there is no target plan9, only [linux-x86_64,");
        symbols("--missing", folder.resolve("nothing").toString());
        assertThat(errors.toString()).contains("there is no file ");
        Path list = Files.write(folder.resolve("list"), List.of("one two three"));
        symbols("--missing", list.toString());
        assertThat(errors.toString()).contains("not \"kind name\": one two three");
        assertThat(status).isEqualTo(2);
    }

    /** Ten at most, each with a reason. */
    @Test
    void fewNamesCannotExist() {
        Map<String, String> reasons = ProvidedNames.notInJava(
                Script.headers());
        assertThat(reasons).containsKeys("va_list", "setjmp", "strtold");
        assertThat(reasons.keySet().stream().filter(name -> !reasons.get(name).contains("long double")))
                .as("but for what no type of Java's can hold").hasSizeLessThanOrEqualTo(10);
        assertThat(reasons.values()).allMatch(reason -> reason.length() > 20);
    }
}
