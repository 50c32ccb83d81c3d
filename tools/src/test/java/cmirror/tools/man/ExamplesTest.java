package cmirror.tools.man;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.pages.Catalogue;
import cmirror.pages.Page;
import cmirror.testing.Child;
import cmirror.testing.CProgram;
import cmirror.tools.script.Script;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The examples of the names that the lecture and the samples use are programs: cc and javac take them. */
class ExamplesTest {

    /** Fields in network byte order, by what the manual says of them. */
    private static List<Page> fields(boolean here) {
        List<Page> pages = new ArrayList<>();
        for (Catalogue.Name name : Lecture.names()) {
            Page struct = name.kind().equals("struct") ? Lecture.PAGES.page(name) : null;
            if (struct != null && (!here || ExamplePrograms.isHere(Lecture.PAGES.header(name.header()), name))) {
                struct.parts().stream().filter(field -> field.note().contains("network byte order"))
                        .map(field -> Lecture.PAGES.find(name.name() + "." + field.name()).getFirst())
                        .filter(page -> !here || page.platforms().get(1).contains("every platform")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static List<Page> examples(boolean here) {
        List<Page> pages = new ArrayList<>();
        List<Catalogue.Name> names = new ArrayList<>(Lecture.names());
        names.addAll(Lecture.samples());
        for (Catalogue.Name name : names) {
            Page page = Lecture.PAGES.page(name);
            if (page != null && page.example() != null
                    && (!here || ExamplePrograms.isHere(Lecture.PAGES.header(name.header()), name))) {
                pages.add(page);
            }
        }
        return pages;
    }

    @Test
    void theCompilerOfCTakesThem() {
        CProgram.assumeCompiler();
        List<Page> pages = examples(true);
        assertThat(pages).hasSizeGreaterThan(1500);
        pages.addAll(fields(true));
        Child.Result said = CProgram.cc("examples", ExamplePrograms.c(pages), "-fsyntax-only", "-Wall", "-Werror",
                "-Wno-unused", "-Wno-uninitialized", "-Wno-deprecated-declarations", "-Wno-cpp",
                "-Wno-deprecated", "-I", Script.headers().resolve("include").toString());
        assertThat(said.stderr().lines().filter(line -> line.contains("error:"))).isEmpty();
    }

    @Test
    void javacTakesThem() {
        List<Page> pages = examples(false);
        pages.addAll(fields(false));
        String program = ExamplePrograms.java(pages);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        javac.getTask(null, null, said, List.of("-proc:only", "-proc:none", "-XDshould-stop.ifNoError=FLOW",
                "-cp", System.getProperty("java.class.path")), null, List.of(new SimpleJavaFileObject(
                URI.create("string:///Examples.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return program;
                    }
                })).call();
        assertThat(said.getDiagnostics().stream().filter(one -> one.getKind().name().equals("ERROR"))
                .map(one -> line(program, one.getLineNumber()) + ": " + one.getMessage(null))).isEmpty();
    }

    @Test
    void networkOrderIsKept() {
        assertThat(fields(false)).hasSizeGreaterThan(20).allSatisfy(page -> assertThat(page.example().c().getLast())
                .as(page.name()).containsPattern("htons\\(|htonl\\(|inet_addr\\(|inet_pton\\(|sizeof\\("));
        assertThat(fields(false)).extracting(page -> page.example().c().getLast()).contains(
                "x.sin_port = htons(1500);", "x.sin_addr.s_addr = htonl(INADDR_LOOPBACK);",
                "x.imr_multiaddr.s_addr = inet_addr(\"239.0.0.1\");", "inet_pton(AF_INET6, \"::1\", &x.sin6_addr);");
        assertThat(fields(false).stream().filter(page -> page.example().c().getLast().contains("sizeof")))
                .as("but for arrays and pointers").allMatch(page -> page.parts().getFirst().type().matches(".*[\\[*].*"));
    }

    private static String line(String program, long number) {
        return program.lines().skip(number - 1).findFirst().orElse("").strip();
    }
}
