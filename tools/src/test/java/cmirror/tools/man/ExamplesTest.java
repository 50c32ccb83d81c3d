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

/** The examples of the lecture's names are programs: cc and javac take them. */
class ExamplesTest {

    private static List<Page> examples(boolean here) {
        List<Page> pages = new ArrayList<>();
        for (Catalogue.Name name : Lecture.names()) {
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
        Child.Result said = CProgram.cc("examples", ExamplePrograms.c(pages), "-fsyntax-only", "-Wall", "-Werror",
                "-Wno-unused", "-Wno-uninitialized", "-Wno-deprecated-declarations", "-Wno-cpp",
                "-Wno-deprecated", "-I", Script.headers().resolve("include").toString());
        assertThat(said.stderr().lines().filter(line -> line.contains("error:"))).isEmpty();
    }

    @Test
    void javacTakesThem() {
        List<Page> pages = examples(false);
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

    private static String line(String program, long number) {
        return program.lines().skip(number - 1).findFirst().orElse("").strip();
    }
}
