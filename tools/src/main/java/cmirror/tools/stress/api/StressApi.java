package cmirror.tools.stress.api;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Calls everything that the mirror has, with arguments of every kind, and tells how it went. */
@Command(name = "api", mixinStandardHelpOptions = true,
        description = "Calls every method of the mirror with arguments of every kind, in processes"
                + " of their own, and prints a table by outcome. Crashes, hangs, harmed memory and"
                + " messages of the JDK's are defects: the status is 1 if there are any.")
public final class StressApi implements Callable<Integer> {

    @Option(names = "--calls", paramLabel = "N", defaultValue = "120000",
            description = "About so many calls (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Where the arguments come from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", paramLabel = "NAME",
            description = "Only this function, or method: recv, sockaddr_in.sin_port,"
                    + " int_.new.")
    private String only;

    @Option(names = "--case", paramLabel = "K", defaultValue = "-1",
            description = "With --only: only the call of this number.")
    private int number;

    @Option(names = "--jobs", paramLabel = "J", defaultValue = "2",
            description = "So many processes at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "15",
            description = "The most that it may take (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--wild", description = "With wild addresses as well, of which the mirror"
            + " cannot know what is there; they may crash, as in C.")
    private boolean wild;

    @Option(names = "-v", description = "Show also what may be a defect: sentences that do not name"
            + " the call, what waits, what finds no memory.")
    private boolean verbose;

    private Table table;
    private long started;
    private long shown;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Sandbox.isPossible()) {
            System.err.println("stress api: this system has no unshare(1), or does not let it make"
                    + " namespaces; without them the calls could harm it");
            return 2;
        }
        List<Span> spans = spans();
        if (spans.isEmpty()) {
            System.err.println("stress api: there is no " + only + " that is called");
            return 2;
        }
        int all = spans.stream().mapToInt(Span::size).sum();
        table = new Table(verbose);
        started = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current().children()
                .forEach(ProcessHandle::destroyForcibly)));
        Campaign campaign = new Campaign(seed, wild, spans, 60 * minutes, result -> {
            table.add(result);
            progress(all);
        });
        campaign.run(jobs);
        if (shown > 0) {
            System.err.print("\r\033[K");
        }
        table.print(System.out, seed, campaign);
        return table.defects() == 0 ? 0 : 1;
    }

    private List<Span> spans() {
        List<Member> members = Members.all().stream()
                .filter(member -> only == null || member.name().equals(only)).toList();
        return number < 0 ? Plan.shuffled(members, calls, seed)
                : members.stream().map(member -> new Span(member, number, number + 1)).toList();
    }

    /** On a terminal, once it has taken two seconds. */
    private void progress(int all) {
        long now = System.nanoTime();
        if (System.console() != null
                && now - Math.max(shown, started + 1_900_000_000L) > 100_000_000) {
            shown = now;
            System.err.printf("\r%d of %d calls, %d defects ", table.calls(), all, table.defects());
        }
    }
}
