package lecture;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A C program of src/test/c, or a twin beside a sample, compiled by the machine's cc. */
final class CProgram {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

    private CProgram() {
    }

    /** The executable, as bytes; the test is skipped where there is no compiler. */
    static String path(String name) {
        Skip.unless(OnPath.has("cc"), "there is no cc to compile " + name + ".c with");
        return Bytes.utf8(COMPILED.computeIfAbsent(name, CProgram::compile).toString());
    }

    private static Path source(String name) {
        String file = name + ".c";
        try (Stream<Path> subjects = Files.list(MODULE.resolve("beyond"))) {
            return subjects.map(subject -> subject.resolve(file)).filter(Files::exists).findAny()
                    .orElse(MODULE.resolve("src/test/c").resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path compile(String name) {
        Path source = source(name);
        Path program = MODULE.resolve("target/c/" + name).toAbsolutePath();
        Path messages = program.resolveSibling(program.getFileName() + ".txt");
        try {
            Files.createDirectories(program.getParent());
            Process cc = new ProcessBuilder("cc", "-Wall", "-Wextra", "-O1",
                    "-I", MODULE.resolve("beyond").toString(), "-o", program.toString(), source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile())
                    .start();
            if (!cc.waitFor(60, TimeUnit.SECONDS)) {
                cc.destroyForcibly();
                throw new AssertionError("cc does not end: " + source);
            }
            if (cc.exitValue() != 0) {
                throw new AssertionError(source + ":\n" + Files.readString(messages));
            }
            return program;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
