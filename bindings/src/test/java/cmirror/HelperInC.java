package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The helper's C, linked with C of a test. A function of either that the test wraps ({@code ld --wrap})
 * is the test's {@code __wrap_function}, and the original is {@code __real_function}: so libc or the VM
 * can be made other than they are.
 */
final class HelperInC {

    private static final Path SOURCES = Path.of("src/main/c").toAbsolutePath();
    private static final Path TESTS = Path.of("src/test/c");
    private static List<String> objects;

    private HelperInC() {
    }

    /** A program of a file in {@code src/test/c}, with the helper. */
    static Child program(String name, String... wrapped) {
        return Child.of(link(name, name, List.of(), wrapped));
    }

    /** The helper with C of a test beside it, for {@code -Dcmirror.helper=}. */
    static String library(String name, String... wrapped) {
        return link(name, "lib" + name + ".so", List.of("-shared"), wrapped);
    }

    private static synchronized String link(String name, String output, List<String> more,
            String... wrapped) {
        CProgram.assumeCompiler();
        String file = CProgram.file(output).toAbsolutePath().toString();
        List<String> command = new ArrayList<>(flags());
        command.addAll(objects());
        command.addAll(more);
        command.addAll(List.of(TESTS.resolve(name + ".c").toString(), "-o", file, "-Wl,-z,now",
                "-lpthread"));
        for (String function : wrapped) {
            command.add("-Wl,--wrap=" + function);
        }
        run(command);
        return file;
    }

    private static List<String> flags() {
        Path include = Path.of(System.getProperty("java.home"), "include");
        List<String> flags = new ArrayList<>(List.of("cc", "-std=gnu11", "-O1", "-fPIC",
                "-fvisibility=hidden", "-I" + SOURCES, "-I" + include,
                "-I" + include.resolve("linux")));
        if (System.getProperty("os.arch").equals("amd64")) {
            flags.add("-fcf-protection=none");
        }
        return flags;
    }

    /** All that the library is made of, compiled once. */
    private static List<String> objects() {
        if (objects == null) {
            List<String> made = new ArrayList<>();
            List<String> command = flags();
            command.add("-c");
            try (Stream<Path> files = Files.walk(SOURCES)) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".c") || name.endsWith(".S")) {
                        command.add(file.toString());
                        made.add(folder().resolve(name.substring(0, name.length() - 2) + ".o")
                                .toString());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // cc -c writes where it is started
            run(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder().toString()), command);
            objects = made;
        }
        return objects;
    }

    private static Path folder() {
        try {
            return Files.createDirectories(CProgram.file("helper").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SafeVarargs
    private static void run(List<String>... words) {
        List<String> command = new ArrayList<>();
        for (List<String> some : words) {
            command.addAll(some);
        }
        Child.Result end = Child.of(command.toArray(String[]::new)).run();
        assertThat(end.status()).as(end.stderr()).isZero();
    }
}
