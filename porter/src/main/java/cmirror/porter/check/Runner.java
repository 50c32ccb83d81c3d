package cmirror.porter.check;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program for a while, in a folder, with a file as its stdin. */
final class Runner {

    private Runner() {
    }

    static Outcome run(List<String> command, Path folder, String input, long millis) throws IOException {
        Path in = Files.writeString(Files.createTempFile(folder, "in", ""), input, StandardCharsets.UTF_8);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Path work = Files.createDirectories(folder.resolve("work"));
        Process process = new ProcessBuilder(command).directory(work.toFile()).redirectInput(in.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int status = -1;
        try {
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                status = process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            try {
                process.waitFor(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Outcome outcome = new Outcome(status, text(out), text(err));
        for (Path file : List.of(in, out, err)) {
            Files.delete(file);
        }
        File[] left = work.toFile().listFiles();
        for (File file : left == null ? new File[0] : left) {
            file.delete();
        }
        work.toFile().delete();
        return outcome;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, 0, Math.min(bytes.length, 1 << 20), StandardCharsets.ISO_8859_1);
    }
}
