package cmirror.tools.hints;

import cmirror.pages.Pages;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the script {@code run} calls when javac has refused a file: prints what javac says, in its own
 * words and the user's language, and below each error what a C programmer writes instead. It compiles once
 * more, since only the compiler's own interface tells its errors apart in every language.
 */
@Command(name = "explain", hidden = true,
        description = "Compiles a program, and says below each error what to write instead.")
public final class Explain implements Callable<Integer> {

    /** No other end of a JVM has this status: then the script shows what javac has said. */
    static final int EXPLAINED = 3;
    /** What only javac refuses, such as a method that is too long for a class file. */
    static final int NOT_EXPLAINED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.java")
    private Path file;

    @Override
    public Integer call() throws IOException {
        String source = Files.readString(file);
        DiagnosticCollector<JavaFileObject> said = compile();
        Hints hints = new Hints(Hint.Occasion.WHEN, new Names(new Pages(Script.headers())));
        if (said.getDiagnostics().stream().noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR)) {
            return NOT_EXPLAINED;
        }
        PrintWriter err = spec.commandLine().getErr();
        Set<Object> told = new HashSet<>();
        int errors = 0;
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            err.println(one);
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                errors++;
                String hint = hints.on(Mistake.of(one, source).text());
                // one that is told already, or another one for a line that has one, would not help
                if (hint != null && told.add(hint) && told.add(one.getLineNumber())) {
                    err.print(Told.lines(hint));
                }
            }
        }
        err.println(errors + (errors == 1 ? " error" : " errors"));
        err.flush();
        return EXPLAINED;
    }

    private DiagnosticCollector<JavaFileObject> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            Path folder = file.toAbsolutePath().getParent();
            // no class is written: the script's javac would have
            compiler.getTask(null, files, said, List.of("-proc:none", "-nowarn", "-Xlint:-options",
                    "-XDshould-stop.ifNoError=FLOW", "-cp", System.getProperty("java.class.path"),
                    "-sourcepath", folder.toString()), null, files.getJavaFileObjects(file)).call();
        }
        return said;
    }
}
