package cmirror.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, each benchmark once a round in a JVM of its own, so that what the
 * machine does meanwhile happens to all of them; then prints medians, and ratios within a group.
 * (JMH by itself runs all of one benchmark, then all of the next.)
 */
public final class Rounds {

    /** Of the benchmarks {@code group_by}, the first of these that is there is the measure. */
    private static final List<String> MEASURES = List.of("java", "raw", "segment");

    /** Those of the benchmarks, and from JDK 23 on no warnings about JMH's own use of Unsafe. */
    private static final String[] FLAGS = Runtime.version().feature() < 23
            ? new String[] {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"}
            : new String[] {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow"};

    private Rounds() {
    }

    /** {@code [rounds [milliseconds [regular expression]]]}: 11 rounds of 500 ms of everything. */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 11;
        int millis = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        List<String> names = names(args.length > 2 ? args[2] : "");
        Map<String, double[]> times = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String name : names) {
                progress("round %d of %d: %s".formatted(round + 1, rounds, name));
                times.computeIfAbsent(name, n -> new double[rounds])[round] = run(name, millis);
            }
        }
        progress("");
        System.out.printf("%s, JDK %s, %d CPUs; medians of %d rounds of %d ms%n%n",
                System.getProperty("os.arch"), Runtime.version(),
                Runtime.getRuntime().availableProcessors(), rounds, millis);
        System.out.printf("%-40s %10s %10s %10s %8s%n", "ns a call", "median", "min", "max",
                "ratio");
        times.forEach((name, all) -> System.out.println(row(times, name, all)));
    }

    private static List<String> names(String pattern) {
        return List.of(CallBenchmark.class, StructBenchmark.class).stream()
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .filter(name -> name.matches(".*(" + pattern + ").*")).sorted().toList();
    }

    /** Nanoseconds, after a warm-up of the same length. */
    private static double run(String name, int millis) throws RunnerException {
        TimeValue half = TimeValue.milliseconds(Math.max(1, millis / 2));
        return new Runner(new OptionsBuilder().include(name.replace(".", "\\.") + "$")
                .verbosity(VerboseMode.SILENT).forks(1).jvmArgsAppend(FLAGS)
                .warmupIterations(2).warmupTime(half)
                .measurementIterations(2).measurementTime(half).build())
                .runSingle().getPrimaryResult().getScore();
    }

    private static String row(Map<String, double[]> times, String name, double[] all) {
        String group = name.substring(0, name.indexOf('_') + 1);
        String ratio = MEASURES.stream().map(by -> times.get(group + by))
                .filter(measure -> measure != null).findFirst()
                .map(measure -> "%.2f".formatted(median(all) / median(measure))).orElse("");
        return "%-40s %10.2f %10.2f %10.2f %8s".formatted(name.substring(name.indexOf('.') + 1),
                median(all), Arrays.stream(all).min().orElseThrow(),
                Arrays.stream(all).max().orElseThrow(), ratio);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** One line on stderr, where that is a terminal. */
    private static void progress(String text) {
        if (System.console() != null) {
            System.err.print("\r\033[K" + text);
        }
    }
}
