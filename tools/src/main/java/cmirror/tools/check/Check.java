package cmirror.tools.check;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.rules.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a program: runs it as one is run that is right, and says what differs. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs a program beside one that is right, and says in sentences what is wrong.",
            "Status 0: nothing was found; 1: something was; 2: it could not be judged."})
public final class Check implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NOT_JUDGED = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--like", paramLabel = "NAME", description = "The program of the list that it should be.")
    private String like;

    @Option(names = "--against", paramLabel = "FILE",
            description = "Or the file, .c or .java, that does what it should do.")
    private String against;

    @Option(names = "--seconds", paramLabel = "N",
            description = "How long a program may run each time (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--stdin", paramLabel = "FILE", description = "What it reads from its standard input.")
    private File input = new File("/dev/null");

    @Option(names = "--faults", description = "Try as well what goes wrong in networks: docs/check.md.")
    private boolean faults;

    @Option(names = "--own-network", hidden = true,
            description = "This process is in a network namespace of its own.")
    private boolean ownNetwork;

    @Parameters(arity = "1..*", paramLabel = "FILE [argument ...]",
            description = "The program, MyServ.java or serv.c, and the arguments that both get; behind -- also such"
                    + " as begin with a dash.")
    private List<String> words;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((like == null) == (against == null)) {
            throw new ParameterException(spec.commandLine(), "what should it be? --like NAME or --against FILE");
        } else if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds takes a number above 0");
        } else if (!input.canRead()) {
            throw new ParameterException(spec.commandLine(), "there is no file " + input);
        }
        if (ownNetwork && !OwnNetwork.isReady()) {
            System.err.println("check: cannot switch the loopback interface on");
            return NOT_JUDGED;
        }
        Path folder = Files.createTempDirectory("check");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        try {
            return judge(folder);
        } catch (IllegalArgumentException e) {
            System.err.println("check: " + e.getMessage());
            return NOT_JUDGED;
        } finally {
            remove(folder);
        }
    }

    private int judge(Path folder) throws IOException, InterruptedException {
        Program program = Program.of(words.getFirst(), folder);
        Program right = Program.of(like != null ? like : against, folder);
        List<String> arguments = words.size() > 1 ? words.subList(1, words.size())
                : Usual.arguments(right.toString());
        Trial trial = new Trial(arguments, input, folder, seconds);
        trial.scout(right);
        Performance should = trial.run(right);
        if (should.story().has(call -> call.is("bind") && "EADDRINUSE".equals(call.errno()))) {
            throw new IllegalArgumentException("something on this machine uses the port already that "
                    + right + " binds");
        }
        if (should.story().calls().isEmpty()) {
            throw new IllegalArgumentException(right + " made no call" + (should.output().isEmpty() ? ""
                    : ": " + String.join("\n", should.output())));
        }
        Performance is = trial.run(program);
        if (is.story().calls().isEmpty()) {
            throw new IllegalArgumentException(program + " made no call" + (is.output().isEmpty() ? ""
                    : ": " + String.join("\n", is.output())));
        }
        List<String> found = Rules.judge(is, should);
        found.forEach(sentence -> System.out.println(program + ": " + sentence));
        boolean survives = !faults || !found.isEmpty() || survives(program, is, right, should, trial);
        return found.isEmpty() && survives ? 0 : WRONG;
    }

    /** Tells of each fault what comes of it; false if one of them is too much. */
    private static boolean survives(Program program, Performance is, Program right, Performance should, Trial trial)
            throws IOException, InterruptedException {
        boolean all = true;
        for (Fault fault : Fault.ALL) {
            if (!fault.concerns(trial.role(), is)) {
                continue;
            } else if (fault.isImpossible(program)) {
                System.out.println(program + ": not tried, since strace cannot: " + fault.what());
                continue;
            }
            String why = Survival.why(fault, trial.role(), is, trial.run(program, fault));
            // to ask again is more than many a program has to do
            boolean isExcused = why != null && fault.delivery() != Delivery.SURE
                    && Survival.why(fault, trial.role(), should, trial.run(right, fault)) != null;
            System.out.println(program + (why == null ? ": survives: " : isExcused ? ": does not survive, nor does "
                    + right + ": " : ": does not survive: ") + fault.what() + " (" + fault.how(program) + ")"
                    + (why == null ? "" : ": " + why));
            all &= why == null || isExcused;
        }
        return all;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return; // it is gone already
        }
    }
}
