package cmirror.tools.stress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forks one JVM for many minutes, and prints each minute how it stands. */
@Command(name = "soak", mixinStandardHelpOptions = true,
        description = "Forks for many minutes while both sides collect garbage and compile. A line a"
                + " minute: children that ended well, hung, or badly; the parent's memory (MB),"
                + " threads, descriptors, collections, and time in the JIT compiler (ms).")
final class StressSoak implements Callable<Integer> {

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "15",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--gc", paramLabel = "NAME", defaultValue = "G1",
            description = "The collector: G1, Serial or Parallel (default: ${DEFAULT-VALUE}).")
    private String collector;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long seconds = Math.round(minutes * 60);
        Process jvm = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+Use" + collector + "GC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "cmirror.tools.stress.ForkSoak",
                String.valueOf(seconds))).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread guard = Thread.ofPlatform().daemon().start(() -> endInTime(jvm, seconds + 120));
        System.out.printf("%7s %7s %5s %5s %6s %8s %5s %8s %8s%n", "seconds", "good", "hung",
                "bad", "memory", "threads", "fds", "collect", "compile");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(jvm.getErrorStream()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] word = line.split(" ");
                System.out.println(word.length != 9 ? line
                        : "%7s %7s %5s %5s %6s %8s %5s %8s %8s".formatted((Object[]) word));
            }
        }
        guard.interrupt();
        return jvm.waitFor() == 0 ? 0 : 1;
    }

    private static void endInTime(Process jvm, long seconds) {
        try {
            if (!jvm.waitFor(seconds, TimeUnit.SECONDS)) {
                System.out.println("The JVM did not end in time: it was killed.");
                jvm.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // it has ended
        }
    }
}
