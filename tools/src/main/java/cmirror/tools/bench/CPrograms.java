package cmirror.tools.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The C programs, which the jar carries, compiled by the machine's compiler. */
final class CPrograms {

    private static final List<String> HEADERS = List.of("meter.h", "loopback.h");

    private final Path folder;
    private final boolean works;

    CPrograms(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.works = run(List.of("cc", "--version")) == 0;
        for (String header : HEADERS) {
            unpack(header);
        }
    }

    private Path unpack(String name) throws IOException {
        try (InputStream in = CPrograms.class.getResourceAsStream("c/" + name)) {
            Path file = folder.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }

    boolean works() {
        return works;
    }

    /** The program's path; compiles it first. */
    String compile(String name) throws IOException, InterruptedException {
        return compile(name, name, List.of());
    }

    /** The same program with a second thread, which sleeps. */
    String compileThreaded(String name) throws IOException, InterruptedException {
        return compile(name, name + "_threaded", List.of("-DSECOND_THREAD"));
    }

    private String compile(String name, String output, List<String> options)
            throws IOException, InterruptedException {
        String program = folder.resolve(output).toString();
        Path source = unpack(name + ".c");
        List<String> command = new ArrayList<>(List.of("cc", "-O2", "-o", program,
                source.toString(), "-lpthread"));
        command.addAll(options);
        if (run(command) != 0) {
            throw new IOException("cc cannot compile " + source);
        }
        return program;
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
