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
    private int status;

    private List<String> symbols(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            status = new CommandLine(new Symbols()).setErr(new PrintWriter(errors))
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
