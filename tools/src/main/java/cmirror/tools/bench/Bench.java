package cmirror.tools.bench;

import cmirror.tools.folders.Temporary;
import cmirror.tools.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the mirror against C and against Java's own networking, on this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = {"Measures C, cmirror, NIO and java.net side by side: the programs of a scene"
                + " take turns, round after round, on loopback.",
            "Prints medians: CPU and wall time of one piece of work, the ratio to the first program"
                + " (the median of the rounds' ratios), how far the middle half of the rounds"
                + " is spread, and how much of the process is in memory at its end."})
public final class Bench implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--scene", paramLabel = "NAME", split = ",",
            description = "udp-echo, udp-send, udp-batch, tcp-stream, connect, c10k, fork or start"
                    + " (default: all).")
    private List<String> names = Scenes.NAMES;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "11",
            description = "How often each program runs (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
            description = "How long it is measured, after a warm-up of the same length"
                    + " (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a picture.")
    private Path svg;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every sample.")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || !(seconds > 0 && seconds <= 60)) {
            throw new ParameterException(spec.commandLine(),
                    "--rounds is 1 or more, --seconds more than 0 and at most 60");
        }
        Path folder = folder();
        CPrograms c = new CPrograms(folder);
        List<String> onOneCpu = OneCpu.command();
        List<Scene> scenes = scenes(new Scenes(c, folder, onOneCpu));
        String machine = Machine.describe();
        System.out.println(machine);
        System.out.printf("%d rounds of %s s; %s%n%n", rounds, seconds, onOneCpu.isEmpty()
                ? "taskset does not work here: the programs run on any CPU"
                : "all but fork and start on one CPU");
        if (!c.works()) {
            System.out.println("There is no cc: the C programs do not run.\n");
        }
        List<Outcome> outcomes = run(scenes);
        if (svg != null) {
            Files.writeString(svg, SvgPlot.of(machine, outcomes));
        }
        if (json != null) {
            Files.writeString(json, JsonReport.of(machine, outcomes));
        }
        return 0;
    }

    /** For what is made here: where the script keeps such things. */
    private static Path folder() throws IOException {
        String state = System.getenv().getOrDefault("CMIRROR_STATE", "");
        return state.isEmpty() ? Temporary.make("bench").path()
                : Files.createDirectories(Path.of(state, "bench"));
    }

    private List<Scene> scenes(Scenes all) throws IOException, InterruptedException {
        List<Scene> scenes = new ArrayList<>();
        for (String name : names) {
            try {
                scenes.addAll(all.named(name));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage());
            }
        }
        return scenes;
    }

    private List<Outcome> run(List<Scene> scenes) throws IOException, InterruptedException {
        int steps = rounds * scenes.stream().mapToInt(s -> s.competitors().size()).sum();
        Progress progress = new Progress(steps, System.console() != null ? System.err : null);
        Runner runner = new Runner(seconds, rounds, progress);
        List<Outcome> outcomes = new ArrayList<>();
        for (Scene scene : scenes) {
            Outcome outcome = runner.run(scene);
            outcomes.add(outcome);
            progress.hide();
            System.out.println(TableReport.of(outcome));
        }
        return outcomes;
    }
}
