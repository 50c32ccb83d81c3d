package cmirror.porter.port;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the Java in this process, into a folder or to nowhere. */
final class Javac {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Kept: it knows what the class path has. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    private final Path classes;

    /** {@code classes}: the folder for what is compiled. */
    Javac(Path classes) {
        this.classes = classes;
    }

    /** What javac says of classes, by their names and texts: errors only. */
    List<Diagnostic<? extends JavaFileObject>> compile(Map<String, String> texts) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        texts.forEach((name, text) -> sources.add(new SimpleJavaFileObject(
                URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        }));
        COMPILER.getTask(null, FILES, said, List.of("-d", classes.toString(), "-proc:none", "-nowarn",
                "-XDstringConcat=inline", "-Xlint:none", "-Xmaxerrs", "1000", "-implicit:none", "-cp",
                System.getProperty("java.class.path")), null, sources).call();
        return said.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    }
}
