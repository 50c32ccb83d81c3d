package cmirror.jextract;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java that jextract wrote: compiled and loaded, with the C that its javadoc quotes. */
final class Output implements AutoCloseable {

    private static final Pattern SNIPPET = Pattern.compile("(?s)\\{@snippet lang=c :\\n(.*)\\n *}");

    /** The classes that have no enclosing one, by name. */
    final Map<String, Class<?>> classes = new TreeMap<>();
    private final Map<String, String> declarations = new HashMap<>();
    private final URLClassLoader loader;

    private Output(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Compiles the sources below one folder into another. */
    static Output of(Path sources, Path binaries) throws IOException {
        Files.createDirectories(binaries);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Output output = new Output(new URLClassLoader(new URL[] {binaries.toUri().toURL()},
                Output.class.getClassLoader()));
        if (!files.isEmpty()) { // nothing of the header is on this platform
            output.compile(files, binaries);
        }
        return output;
    }

    private void compile(List<Path> files, Path binaries) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(errors, manager, null,
                    List.of("-d", binaries.toString(), "-proc:none", "-nowarn", "-Xlint:none"),
                    null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Declarations(docs).scan(unit, null);
            }
            List<String> names = new ArrayList<>();
            files.forEach(f -> names.add(f.getFileName().toString().replaceFirst("\\.java$", "")));
            try {
                task.generate();
                for (String name : names) {
                    classes.put(name, Class.forName(Jextract.PACKAGE + "." + name, false, loader));
                }
            } catch (ClassNotFoundException e) {
                throw new IOException("jextract's output does not compile:\n" + errors, e);
            }
        }
    }

    /** The C declaration of a class or of a class's member, {@code sockaddr.sa_data$offset}. */
    String declaration(Class<?> type, String member) {
        String path = type.getName().substring(Jextract.PACKAGE.length() + 1);
        return declarations.get(member.isEmpty() ? path : path + "." + member);
    }

    /** The name of the struct or union that a C type is: a typedef's own if it has no tag. */
    String record(String c) {
        String name = c.replaceAll("\\[.*", "").replaceAll("\\b(const|struct|union)\\b", "")
                .strip();
        Class<?> type = classes.get(name);
        Class<?> tagged = type == null ? Object.class : type.getSuperclass();
        String quoted = tagged == Object.class ? null : declaration(tagged, "");
        return quoted != null && quoted.matches("(?s)(struct|union) \\w+ .*")
                ? tagged.getSimpleName() : name;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Notes the C text of each javadoc comment, by the binary name of what it stands on. */
    private final class Declarations extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> open = new ArrayList<>();

        Declarations(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            open.add(type.getSimpleName().toString());
            note("");
            super.visitClass(type, nothing);
            open.removeLast();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            note("." + method.getName());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            note("." + variable.getName());
            return null;
        }

        private void note(String member) {
            String comment = docs.getDocComment(getCurrentPath());
            Matcher m = SNIPPET.matcher(comment == null ? "" : comment);
            if (m.find()) {
                declarations.putIfAbsent(String.join("$", open) + member,
                        m.group(1).strip().replaceAll("(?m)^ ", ""));
            }
        }
    }
}
