package cmirror;

import cmirror.testing.Child;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** A student's program: Java text that a test compiles against the mirror and runs as C runs. */
final class JavaProgram {

    static final String PROLOGUE = "import static cmirror.inet_h.*;\nimport cmirror.*;\n";

    private final String name;
    private final Path folder;

    private JavaProgram(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** The statements as the body of {@code int main(int argc, String[] argv)}. */
    static JavaProgram main(String name, String body) {
        return compile(name, PROLOGUE + "class " + name + " {\n"
                + "static int main(int argc, String[] argv) throws Exception {\n" + body
                + "\n}\n}\n");
    }

    static JavaProgram compile(String name, String source) {
        Path folder = Path.of("target", "java", name).toAbsolutePath();
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve(name + ".java"), source);
            int status = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer,
                    "-proc:none", "--release", "22", "-d", folder.toString(), "-cp", folder + ":" + classPath(),
                    file.toString());
            if (status != 0) {
                throw new AssertionError(name + ".java does not compile:\n" + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JavaProgram(name, folder);
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Where the class files are. */
    Path folder() {
        return folder;
    }

    /** The command that runs it, without arguments. */
    List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", folder + ":" + classPath(), "cmirror.Main", name));
        return command;
    }

    Child.Result run(String... arguments) {
        return Child.of(command().toArray(String[]::new)).with(arguments).run();
    }

    /**
     * Runs it behind some shell text, as {@code sh -c 'text; exec java ...'}. In the locale C Java finds
     * no class in a folder whose name has other letters than ASCII's: there it gets another one, and
     * the program its own back, as the front door does it.
     */
    Child.Result shell(String before, String words, String locale) {
        boolean found = (folder + classPath()).chars().allMatch(letter -> letter < 128);
        StringBuilder line = new StringBuilder(before).append("exec");
        command(found ? new String[0] : new String[] {"-Dcmirror.locale=" + locale})
                .forEach(word -> line.append(" '").append(word).append('\''));
        return Child.of("sh", "-c", line.append(' ').append(words).toString())
                .env("LC_ALL", found ? locale : "C.UTF-8").run();
    }
}
