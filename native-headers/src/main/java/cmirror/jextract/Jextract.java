package cmirror.jextract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tool jextract: where it is, and one run of it. {@code jextract.args} has what a build of it
 * needs besides, such as {@code -I} and clang's own headers, which releases bring along.
 */
final class Jextract {

    /** The package and the header class of what it writes. */
    static final String PACKAGE = "extracted";
    static final String HEADER_CLASS = "header_";

    static final String MISSING = "there is no jextract: it is on jdk.java.net/jextract; say where "
            + "it is with -Djextract.home=... or JEXTRACT_HOME, or put it on PATH";

    private static final int SECONDS = 120;

    private final Path program;
    private final List<String> arguments;

    private Jextract(Path program, List<String> arguments) {
        this.program = program;
        this.arguments = arguments;
    }

    /** From the properties, JEXTRACT_HOME and JEXTRACT_ARGS, or PATH; null where it is not. */
    static Jextract find() {
        List<String> arguments = words(said("jextract.args", "JEXTRACT_ARGS"));
        String home = said("jextract.home", "JEXTRACT_HOME");
        Stream<Path> places = home.isEmpty()
                ? Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                : Stream.of(Path.of(home, "bin"));
        return places.map(folder -> folder.resolve("jextract")).filter(Files::isExecutable)
                .findFirst().map(program -> new Jextract(program, arguments)).orElse(null);
    }

    private static String said(String property, String variable) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? System.getenv().getOrDefault(variable, "") : value;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** What it says of its version: "jextract 22 ...", or that a build of one's own has none. */
    String version() throws IOException {
        Path log = Files.createTempFile("jextract", ".log");
        try {
            start(List.of(program.toString(), "--version"), log);
            return Files.readAllLines(log).stream().filter(line -> line.startsWith("jextract "))
                    .findFirst().orElse("jextract, a build that tells no version");
        } finally {
            Files.delete(log);
        }
    }

    /** The names of all kinds that it finds in a header, as lines of its argument syntax. */
    List<String> names(Path header, List<String> more, Path log) throws IOException {
        Path dump = log.toAbsolutePath().resolveSibling("names.txt");
        Files.deleteIfExists(dump);
        run(header, Stream.concat(more.stream(), Stream.of("--dump-includes", dump.toString()))
                .toList(), log);
        return Files.readAllLines(dump);
    }

    /** Writes Java for a header; its warnings go to the log. */
    void run(Path header, List<String> more, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        if (!System.getProperty("os.name").startsWith("Mac")) {
            command.addAll(List.of("-D", "_GNU_SOURCE"));
        }
        command.addAll(List.of("--target-package", PACKAGE, "--header-class-name", HEADER_CLASS));
        command.addAll(more);
        command.add(header.toAbsolutePath().toString());
        if (start(command, log) != 0) {
            throw new IOException("jextract failed on " + header + ":\n" + Files.readString(log));
        }
    }

    private static int start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile())
                // clang looks for headers in its working folder, too: in one that has none
                .directory(log.toAbsolutePath().getParent().toFile());
        // its JVM lives for a second or two, in which only the quick compiler pays
        builder.environment().merge("JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", (said, ours) -> said + " " + ours);
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("jextract takes more than " + SECONDS + " s: " + command);
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
