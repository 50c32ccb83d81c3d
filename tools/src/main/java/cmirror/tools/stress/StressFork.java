package cmirror.tools.stress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Forks JVMs by the thousand, with every collector, quiet and busy, and prints how it went. */
@Command(name = "fork", mixinStandardHelpOptions = true,
        description = "Forks JVMs in every mode and prints a table: good, hung, bad, and the time"
                + " that fork() takes in the parent (microseconds).")
final class StressFork implements Callable<Integer> {

    @Option(names = "--forks", paramLabel = "N", defaultValue = "200",
            description = "Forks of each mode (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = "--gc", paramLabel = "NAME", split = ",", defaultValue = "G1,Serial,Parallel",
            description = "Collectors (default: ${DEFAULT-VALUE}).")
    private List<String> collectors;

    @Option(names = "--busy", paramLabel = "THREADS", defaultValue = "3",
            description = "Allocating threads of the busy rounds (default: ${DEFAULT-VALUE}).")
    private int busy;

    @Option(names = "--java", paramLabel = "OPTION",
            description = "An option of the JVM that forks, such as -XX:+UseCompactObjectHeaders or"
                    + " -XX:StartFlightRecording; may be given several times.")
    private List<String> options = List.of();

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "30",
            description = "The most that it may take (default: ${DEFAULT-VALUE}).")
    private int minutes;

    private boolean perfect = true;
    private int done;
    private long end;

    @Override
    public Integer call() throws IOException, InterruptedException {
        end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        List<String> rows = new ArrayList<>();
        for (String collector : collectors) {
            rows.addAll(rounds(collector, 0));
            rows.addAll(rounds(collector, busy));
        }
        if (System.console() != null) {
            System.err.print("\r\033[K");
        }
        System.out.printf("%-9s %-5s %-9s %7s %5s %5s %8s %8s%n", "collector", "", "child does",
                "good", "hung", "bad", "p50 us", "p99 us");
        rows.forEach(row -> System.out.println(Ansi.AUTO.string(row)));
        return perfect ? 0 : 1;
    }

    /** One JVM: all modes with one collector. */
    private List<String> rounds(String collector, int threads)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+Use" + collector + "GC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                "cmirror.tools.stress.ForkModes", String.valueOf(forks), String.valueOf(threads)));
        Process jvm = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread guard = Thread.ofPlatform().daemon().start(() -> endInTime(jvm));
        List<String> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(jvm.getErrorStream()))) {
            progress();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(collector, threads, line));
                done++;
                progress();
            }
        }
        if (jvm.waitFor() != 0 || rows.size() != ForkModes.count()) {
            perfect = false;
            rows.add("@|red " + collector + ": the JVM ended with status " + jvm.exitValue()
                    + " after " + rows.size() + " of " + ForkModes.count() + " modes|@");
        }
        guard.interrupt();
        return rows;
    }

    private String row(String collector, int threads, String line) {
        String[] word = line.split(" ");
        if (word.length != 6 || !word[1].matches("\\d+")) {
            perfect = false;
            return "@|red " + line + "|@";
        }
        boolean good = word[1].equals(String.valueOf(forks));
        perfect &= good;
        String row = "%-9s %-5s %-9s %7s %5s %5s %8s %8s".formatted(collector,
                threads == 0 ? "quiet" : "busy", word[0], word[1], word[2], word[3], word[4],
                word[5]);
        return good ? row : "@|red " + row + "|@";
    }

    private void endInTime(Process jvm) {
        try {
            if (!jvm.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                jvm.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // it has ended
        }
    }

    /** A bar on stderr, where that is a terminal. */
    private void progress() {
        int all = collectors.size() * 2 * ForkModes.count();
        if (System.console() != null) {
            int width = 40 * done / all;
            System.err.printf("\r[%s%s] %d of %d rounds of %d forks", "#".repeat(width),
                    ".".repeat(40 - width), done, all, forks);
        }
    }
}
