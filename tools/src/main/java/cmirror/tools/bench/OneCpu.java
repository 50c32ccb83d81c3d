package cmirror.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words that keep a program on one CPU. Where two threads take turns, waking the other CPU costs
 * more than all the rest, in C too, and hides it.
 */
final class OneCpu {

    private OneCpu() {
    }

    /** taskset, on the last CPU that we may use; nothing where it does not work. */
    static List<String> command() throws InterruptedException {
        try {
            String allowed = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:")).findFirst().orElse("");
            List<String> command = List.of("taskset", "-c", allowed.replaceAll(".*[^0-9]", ""));
            Process trial = new ProcessBuilder(command.get(0), command.get(1), command.get(2),
                    "true").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return trial.waitFor() == 0 ? command : List.of();
        } catch (IOException e) {
            return List.of(); // no Linux, or no taskset
        }
    }
}
