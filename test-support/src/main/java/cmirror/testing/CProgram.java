package cmirror.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A C program that a test writes, compiles with the machine's {@code cc} and runs. */
public final class CProgram {

    private static final Path FOLDER = Path.of("target", "c");
    private static final boolean COMPILER = exists("cc");

    private final Path binary;

    private CProgram(Path binary) {
        this.binary = binary;
    }

    /** Skips the test, saying so, where there is no C compiler. */
    public static void assumeCompiler() {
        assume(COMPILER, "there is no cc on this machine to ask what C says");
    }

    /** Skips the test with a printed reason unless the condition holds. */
    public static void assume(boolean condition, String reason) {
        if (!condition) {
            System.out.println("skipped: " + reason);
        }
        Assumptions.assumeTrue(condition, reason);
    }

    /** Whether a command can be started. */
    public static boolean exists(String command) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Compiles a whole program; one that does not compile is an error of the test. */
    public static CProgram compile(String name, String source, String... flags) {
        Path binary = file(name);
        Child.Result cc = cc(name, source, with(flags, "-o", binary.toString()));
        if (cc.status() != 0) {
            throw new AssertionError(name + ".c does not compile:\n" + cc.stderr());
        }
        return new CProgram(binary);
    }

    /** What the compiler says of a source text. The caller's flags say what to do with it. */
    public static Child.Result cc(String name, String source, String... flags) {
        return ccFor("cc", name, source, flags);
    }

    /**
     * The same of another compiler, {@code aarch64-linux-gnu-gcc}. The property
     * {@code cmirror.flags.aarch64-linux-gnu-gcc} has more words for each of its command lines:
     * {@code -Dcmirror.flags.cc=--sysroot=/folder} asks about the headers of another system.
     */
    public static Child.Result ccFor(String compiler, String name, String source,
            String... flags) {
        Path file = file(name + ".c");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Child.of(compiler, "-std=gnu17", "-D_GNU_SOURCE", "-fno-diagnostics-color", "-w")
                .with(more(compiler))
                .with(flags).with(file.toString()).env("LC_ALL", "C").run();
    }

    private static String[] more(String compiler) {
        String flags = System.getProperty("cmirror.flags." + compiler, "").strip();
        return flags.isEmpty() ? new String[0] : flags.split(" +");
    }

    /** Where the files of a test stand: below the module's target folder. */
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** The program's file. */
    public Path binary() {
        return binary.toAbsolutePath();
    }

    /** Runs it; any end but status 0 is an error of the test. */
    public Child.Result run(String... arguments) {
        Child.Result result = Child.of(binary().toString()).with(arguments).run();
        if (result.status() != 0) {
            throw new AssertionError(binary + " ended with " + result.status() + ": "
                    + result.stderr());
        }
        return result;
    }

    private static String[] with(String[] flags, String... more) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
