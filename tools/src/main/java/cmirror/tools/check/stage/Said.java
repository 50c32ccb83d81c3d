package cmirror.tools.check.stage;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command has said that ends by itself. */
public record Said(int status, String text) {

    /** As a shell has it. */
    static final int NO_COMMAND = 127;
    private static final int SECONDS = 60;
    private static final int MOST_BYTES = 100_000;

    public static Said by(String... command) throws IOException, InterruptedException {
        return by(List.of(command));
    }

    public static Said by(List<String> command) throws IOException, InterruptedException {
        if (!has(command.getFirst())) {
            return new Said(NO_COMMAND, "");
        }
        Path said = Files.createTempFile("said", ".txt");
        said.toFile().deleteOnExit(); // if Ctrl-C comes before the rest of this
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.redirectInput(new File("/dev/null")).redirectOutput(said.toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(-1, command.getFirst() + " did not end within " + SECONDS + " seconds");
            }
            try (var in = Files.newInputStream(said)) {
                return new Said(process.exitValue(),
                        new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** Whether there is such a command. */
    public static boolean has(String command) {
        if (command.contains("/")) {
            return Files.isExecutable(Path.of(command));
        }
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }
}
