package cmirror.tools.trace;

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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs programs together, and draws what they say to each other. */
@Command(name = "trace", description = "Draws the calls of programs that run together.")
public final class Trace implements Callable<Integer> {

    private CommandSpec spec;
    private boolean written;

    @Option(names = "--html", required = true, paramLabel = "FILE",
            description = "The page to write.")
    private Path html;

    @Option(names = "--seconds", paramLabel = "N",
            description = "End the programs after so many seconds (${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Parameters(arity = "1..*", paramLabel = "NAME [argument ...] [--and NAME ...]")
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
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds takes a number above 0");
        }
        try (Session session = new Session(commands, seconds)) {
            // Ctrl-C ends the programs: what they have done until then is drawn as well
            Thread interrupted = new Thread(() -> write(commands, session));
            Runtime.getRuntime().addShutdownHook(interrupted);
            session.run();
            write(commands, session);
        }
        return 0;
    }

    /** Once, by whoever comes first. */
    private synchronized void write(List<List<String>> commands, Session session) {
        if (written) {
            return;
        }
        written = true;
        try {
            Files.writeString(html, Page.of(commands, session.events()));
            System.err.println("trace: " + html);
        } catch (IOException e) {
            System.err.println("trace: cannot write " + html + ": " + e.getMessage());
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
            throw new ParameterException(spec.commandLine(), "--and stands between two programs");
        }
        return commands;
    }
}
