package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.pages.FunctionPage;
import cmirror.pages.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual says what the names of the lecture's headers mean, and when their functions fail. */
class MeaningsTest {

    private static final Headers HEADERS = new Headers(Path.of(""));

    /** What inet.h includes, and what its programs include besides. */
    private static final Set<String> LECTURE = Set.of("inet", "sys/types", "sys/socket",
            "netinet/in", "netinet/tcp", "arpa/inet", "netdb", "stdio", "stdlib", "string", "errno",
            "unistd", "sys/wait", "sys/select", "sys/time", "time", "signal", "strings", "stddef");

    private static Stream<Headers.Header> lecture() {
        return HEADERS.all.stream().filter(h -> LECTURE.contains(h.list().header()));
    }

    private static Stream<String> names(Headers.Header header, String kind) {
        return header.list().symbols().stream().filter(s -> s.kind().equals(kind))
                .map(SymbolList.Symbol::name);
    }

    @Test
    void everyConstantOfTheLecturesHeadersHasAPhrase() {
        assertThat(LECTURE).allMatch(name -> lecture().anyMatch(
                h -> h.list().header().equals(name)));
        assertThat(lecture().flatMap(h -> names(h, "constant")))
                .filteredOn(name -> HEADERS.meaning(name) == null).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SO_", "IP_", "IPV6_", "TCP_", "MSG_", "AF_", "PF_", "SOCK_", "IPPROTO_", "SHUT_", "O_",
        "INADDR_", "SA_"})
    void everyConstantOfAFamilyHasAPhrase(String family) {
        List<String> names = HEADERS.all.stream().flatMap(h -> names(h, "constant"))
                .filter(name -> name.startsWith(family)).toList();
        assertThat(names).hasSizeGreaterThan(2);
        assertThat(names).filteredOn(name -> HEADERS.meaning(name) == null).isEmpty();
    }

    /** Without one nobody can call setsockopt; the reserved ones cannot be set. */
    @Test
    void everyOptionOfSocketsHasAType() {
        assertThat(names(header("sys/socket"), "constant").filter(name -> name.startsWith("SO_")))
                .filteredOn(name -> !name.startsWith("SO_SECURITY_"))
                .filteredOn(name -> HEADERS.meaning(name).type() == null).isEmpty();
        assertThat(HEADERS.meaning("SO_LINGER")).isEqualTo(new Manual.Constant(
                "socket options of SOL_SOCKET", "socket(7)", "struct linger",
                "whether, and how many seconds, close waits for unsent data", null));
        assertThat(HEADERS.meaning("PF_INET").text())
                .isEqualTo("the protocol family of the addresses AF_INET");
    }

    /** What it returns, and what each parameter is. */
    @Test
    void everyFunctionSaysWhatItTakesAndReturns() {
        List<String> problems = new ArrayList<>();
        lecture().forEach(header -> names(header, "function").forEach(name -> {
            Page page = FunctionPage.of(HEADERS, header, name);
            if (page.result() == null) {
                problems.add(name + " does not say what it returns");
            }
            page.parts().stream().filter(part -> part.note().isEmpty())
                    .forEach(part -> problems.add(name + ": " + part.name()));
        }));
        assertThat(problems).isEmpty();
    }

    /** The javadoc says what man says, in the same words. */
    @Test
    void theJavadocHasTheSameText() {
        lecture().forEach(header -> names(header, "function").forEach(name -> {
            Page page = FunctionPage.of(HEADERS, header, name);
            Abi.Function function = Headers.any(header.function(name));
            String doc = Javadoc.function(page, function, page.parts().stream().map(Page.Part::name).toList())
                    .replace("&lt;", "<").replace("&gt;", ">").replace("&#64;", "@").replace("&amp;", "&");
            List<String> said = new ArrayList<>(page.platforms());
            said.add(page.text());
            page.parts().forEach(part -> said.add(part.name() + "}: " + part.note()));
            page.errors().forEach(error -> said.add(error.name() + "}: " + error.note()));
            said.add(page.result().equals("none") ? "" : "Result: " + page.result());
            assertThat(doc).contains(said);
        }));
    }

    @Test
    void everyErrorOfAFunctionHasAPhrase() {
        List<String> problems = new ArrayList<>();
        lecture().forEach(header -> names(header, "function").forEach(function -> {
            Manual.Entry entry = HEADERS.all.stream().map(h -> h.manual().find(function))
                    .filter(Objects::nonNull).findFirst().orElseThrow();
            if (entry.errors() == null) {
                problems.add(function + " does not say how it fails");
                return;
            }
            for (String error : entry.errors().replaceFirst("^(return|h_errno) ", "").split(" ")) {
                if (!error.equals("none") && HEADERS.error(header, function, error) == null) {
                    problems.add(function + ": " + error);
                }
            }
            entry.phrases().keySet().stream()
                    .filter(error -> !List.of(entry.errors().split(" ")).contains(error))
                    .forEach(error -> problems.add(function + " does not fail with " + error));
        }));
        assertThat(problems).isEmpty();
        assertThat(HEADERS.error(header("sys/socket"), "bind", "EADDRINUSE"))
                .startsWith("the port is taken");
        assertThat(HEADERS.error(header("sys/socket"), "bind", "EBADF"))
                .isEqualTo("sockfd is not an open descriptor");
        assertThat(HEADERS.error(header("netdb"), "getaddrinfo", "EAI_AGAIN"))
                .isEqualTo("the name server does not answer for now");
    }

    @Test
    void everyStructOfTheLecturesHeadersAndEachFieldHasAPhrase() {
        List<String> problems = new ArrayList<>();
        lecture().forEach(header -> Stream.concat(names(header, "struct"), names(header, "union"))
                .forEach(name -> {
                    Manual.Entry entry = header.manual().find("struct " + name);
                    if (entry == null || entry.text().isEmpty()) {
                        problems.add("struct " + name);
                        return;
                    }
                    header.struct(name).values().stream().filter(Objects::nonNull)
                            .map(Abi.Struct::fields).flatMap(fields -> fields.keySet().stream())
                            .filter(field -> !field.matches("(.*\\.)?_.*"))
                            .filter(field -> entry.notes().keySet().stream().noneMatch(
                                    note -> field.equals(note) || field.startsWith(note + ".")))
                            .distinct().forEach(field -> problems.add(name + "." + field));
                }));
        assertThat(problems).isEmpty();
    }

    /** No phrase is left of a name that no header has. */
    @Test
    void theConstantsOfTheManualAreListed() {
        Set<String> listed = new TreeSet<>();
        HEADERS.all.forEach(h -> names(h, "constant").forEach(listed::add));
        HEADERS.all.forEach(h -> h.manual().constants().forEach(note -> assertThat(listed)
                .as(h.list().header() + ": " + note).anyMatch(note.endsWith("*")
                        ? name -> name.startsWith(note.substring(0, note.length() - 1))
                        : note::equals)));
    }

    private static Headers.Header header(String name) {
        return HEADERS.all.stream().filter(h -> h.list().header().equals(name)).findFirst()
                .orElseThrow();
    }
}
