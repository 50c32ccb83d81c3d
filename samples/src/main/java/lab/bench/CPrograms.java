package lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C programs, compiled by the machine's compiler. */
final class CPrograms {

    private final Path sources;
    private final Path folder;
    private final boolean works;

    CPrograms(Path sources, Path folder) throws IOException, InterruptedException {
        this.sources = sources;
        this.folder = Files.createDirectories(folder);
        this.works = run(List.of("cc", "--version")) == 0;
    }

    boolean works() {
        return works;
    }

    /** The program's path; compiles it first. */
    String compile(String name) throws IOException, InterruptedException {
        Path program = folder.resolve(name);
        if (run(List.of("cc", "-O2", "-o", program.toString(), sources.resolve(name + ".c")
                .toString(), "-lpthread")) != 0) {
            throw new IOException("cc cannot compile " + sources.resolve(name + ".c"));
        }
        return program.toString();
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            return 127; // there is no cc
        }
    }
}
