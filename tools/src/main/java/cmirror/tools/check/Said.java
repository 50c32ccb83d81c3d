package cmirror.tools.check;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a command has said that ends by itself. */
record Said(int status, String text) {

    /** As a shell has it. */
    static final int NO_COMMAND = 127;
    private static final int SECONDS = 60;

    static Said by(String... command) throws IOException, InterruptedException {
        if (!has(command[0])) {
            return new Said(NO_COMMAND, "");
        }
        Path said = Files.createTempFile("said", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.redirectInput(new File("/dev/null")).redirectOutput(said.toFile()).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(-1, command[0] + " did not end within " + SECONDS + " seconds");
            }
            return new Said(process.exitValue(), Files.readString(said, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** Whether there is such a command. */
    static boolean has(String command) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }
}
