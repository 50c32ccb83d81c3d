package cmirror.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** What a result is worth nothing without. */
final class Machine {

    private Machine() {
    }

    static String describe() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + ", " + cpu()
                + Runtime.getRuntime().availableProcessors() + " CPUs, JDK "
                + System.getProperty("java.vm.version") + ", " + LocalDate.now();
    }

    /** The CPU's model, where the kernel tells it. */
    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.replaceFirst(".*: ", "") + ", ").orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
