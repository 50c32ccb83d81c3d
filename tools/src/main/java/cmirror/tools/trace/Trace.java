package cmirror.tools.trace;

import cmirror.runtime.inject.Rules;
import cmirror.tools.script.Script;
import cmirror.tools.trace.ModelJson.View;
import cmirror.tools.trace.wire.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs programs together, and draws what they say to each other. */
@Command(name = "trace", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Prints every C call of a program on stderr, as strace prints system calls.",
            "With --html or --live: runs programs together, the servers first, and draws their calls as a page."},
        footer = {"", "  ${ROOT-COMMAND-NAME} trace --calls socket,bind udpServ",
            "  ${ROOT-COMMAND-NAME} trace run MyServ.java",
            "  ${ROOT-COMMAND-NAME} trace --html page.html udpServ --and udpClient 127.0.0.1 hello"})
public final class Trace implements Callable<Integer> {

    private static final int HTML_SECONDS = 30;
    private static final int LIVE_SECONDS = 3600;

    private CommandSpec spec;
    private boolean written;

    @Option(names = "--html", paramLabel = "FILE", description = "The page to write.")
    private Path html;

    @Option(names = "--live", description = "Serve the page on loopback while the programs run.")
    private boolean live;

    @Option(names = "--wire",
            description = "Show the packets of each call as well: the programs get a network of their own (Linux).")
    private boolean wire;

    @Option(names = "--seconds", paramLabel = "N",
            description = "End the programs, and a live page, after so many seconds (30; with --live,"
                    + " an hour).")
    private Integer seconds;

    @Option(names = "--together",
            description = "Start all programs but the first at once, when that is ready.")
    private boolean together;

    @Option(names = "--calls", paramLabel = "LIST", split = ",",
            description = "Only these calls: socket,bind,sendto; \"network\" is every socket call.")
    private List<String> calls;

    @Option(names = "-t", description = "The time of day before each call.")
    private boolean clock;

    @Option(names = {"-T", "-f"}, description = {"The seconds of each call; the pid, from the first call on.",
        "A page has them anyway."})
    private boolean[] anyway;

    @Option(names = "-s", paramLabel = "N",
            description = "N bytes of a string, up to 1024 (32). A page has all of them.")
    private int strings;

    @Option(names = "-o", paramLabel = "FILE", description = "Append the lines to a file.")
    private Path file;

    @Option(names = "--inject", paramLabel = "RULE",
            description = {"Let calls fail, fall short or come late: recv:short=3, accept:error=EINTR:when=2,",
                "recv:retval=0, send:delay=50ms (docs/trace.md); several if need be."})
    private List<String> rules = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Append one JSON object for each call to a file.")
    private Path jsonFile;

    @Parameters(arity = "1..*", paramLabel = "NAME [argument ...] [--and NAME ...]",
            description = "A program of the list, or run FILE.java; --and of a page only.")
    private List<String> words;

    /** What stands behind the first program's name is the programs' own, options too. */
    @Spec
    void setSpec(CommandSpec spec) {
        this.spec = spec;
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<List<String>> commands = commands();
        Calls wanted;
        try {
            check();
            wanted = calls == null ? Calls.all() : Calls.of(calls);
            rules.forEach(Rules::check);
        } catch (IllegalArgumentException e) {
            System.err.println("trace: " + e.getMessage());
            return 2;
        }
        ModelJson json = new ModelJson(Page.phrases(), new View(clock, false));
        int limit = seconds != null ? seconds : live ? LIVE_SECONDS : HTML_SECONDS;
        long end = System.nanoTime() + limit * 1_000_000_000L;
        Network network = network();
        try (Session session = new Session(Script.command(), commands, rules, together, limit, network)) {
            // Ctrl-C ends the programs: what they have done until then is drawn as well
            Thread interrupted = new Thread(() -> {
                write(commands, session, wanted, json);
                close(session);
            });
            Runtime.getRuntime().addShutdownHook(interrupted);
            if (!live) {
                session.run();
                write(commands, session, wanted, json);
                return 0;
            }
            try (LiveServer server = new LiveServer(session, commands, wanted,
                    new ModelJson(Page.phrases(), new View(clock, true)))) {
                System.err.println("trace: " + server.address());
                if (network != null) {
                    System.err.println("trace: other programs join these by " + String.join(" ", network.entering()));
                }
                session.run();
                write(commands, session, wanted, json);
                session.close();
                System.err.println("trace: the programs have ended; Ctrl-C ends the page, too");
                TimeUnit.NANOSECONDS.sleep(Math.max(0, end - System.nanoTime()));
            }
            return 0;
        } catch (Session.NotStarted e) {
            written = true; // there is nothing to draw
            System.err.println("trace: " + e.getMessage());
            return 1;
        }
    }

    /** Of the programs' own, where it is wished for and there can be one. */
    private Network network() {
        try {
            return wire ? Network.open() : null;
        } catch (IOException e) {
            System.err.println("trace: the page is without the bytes on the wire: " + e.getMessage());
            return null;
        }
    }

    private void check() {
        if (html == null && !live) {
            throw new IllegalArgumentException("a page is --html FILE or --live");
        } else if (file != null || jsonFile != null) {
            throw new IllegalArgumentException("a page has no -o and no --json");
        } else if (seconds != null && seconds < 1) {
            throw new IllegalArgumentException("--seconds takes a number above 0");
        } else if (html == null) {
            return;
        }
        Path folder = html.toAbsolutePath().getParent();
        if (Files.isDirectory(html)) {
            throw new IllegalArgumentException("--html takes a file, and " + html + " is a folder");
        } else if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        } else if (!Files.isWritable(Files.exists(html) ? html : folder)) {
            throw new IllegalArgumentException("cannot write " + html);
        }
    }

    /** Once, by whoever comes first. */
    private synchronized void write(List<List<String>> commands, Session session, Calls wanted,
            ModelJson json) {
        if (written || html == null || session.events().isEmpty()) {
            return;
        }
        written = true;
        try {
            Files.writeString(html, Page.of(session.model(commands, wanted), json));
            System.err.println("trace: " + html);
        } catch (IOException e) {
            System.err.println("trace: cannot write " + html + ": " + e.getMessage());
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            System.err.println("trace: " + e.getMessage());
        }
    }

    private List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        List<String> command = new ArrayList<>();
        for (String word : words) {
            if (word.equals("--and")) {
                commands.add(command);
                command = new ArrayList<>();
            } else {
                command.add(word);
            }
        }
        commands.add(command);
        if (commands.stream().anyMatch(List::isEmpty)) {
            throw new ParameterException(spec.commandLine(),
                    "--and stands between two programs");
        }
        return commands;
    }
}
