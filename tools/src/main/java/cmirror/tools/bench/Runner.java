package cmirror.tools.bench;

import cmirror.tools.terminal.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of scenes in turn, round after round, so that all see the same machine. */
final class Runner {

    /** A program that has not ended so long after its time is killed. */
    private static final int PATIENCE_SECONDS = 30;

    private final double seconds;
    private final int rounds;
    private final Progress progress;

    Runner(double seconds, int rounds, Progress progress) {
        this.seconds = seconds;
        this.rounds = rounds;
        this.progress = progress;
    }

    Outcome run(Scene scene) throws IOException, InterruptedException {
        Outcome outcome = new Outcome(scene);
        for (int round = 0; round < rounds; round++) {
            for (Competitor competitor : scene.competitors()) {
                progress.step(scene.name() + ", round " + (round + 1) + ": " + competitor.name());
                outcome.samples().get(competitor.name()).add(scene.wholeProcess()
                        ? WholeProcess.run(competitor.command(), seconds)
                        : run(competitor));
            }
        }
        return outcome;
    }

    private Sample run(Competitor competitor) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(competitor.command());
        command.add(String.valueOf(seconds));
        Path output = Files.createTempFile("bench", ".out"); // a file, as nobody reads meanwhile
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        try {
            boolean ended = process.waitFor((long) (2000 * seconds) + PATIENCE_SECONDS * 1000L,
                    TimeUnit.MILLISECONDS);
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command)
                        + (ended ? " failed: " : " did not end: ") + printed.strip());
            }
            return Sample.parse(printed);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
