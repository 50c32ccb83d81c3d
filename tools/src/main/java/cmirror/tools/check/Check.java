package cmirror.tools.check;

import cmirror.tools.check.grade.Grade;
import cmirror.tools.check.grade.Limits;
import cmirror.tools.check.stage.Judge;
import cmirror.tools.check.stage.Judge.Tried;
import cmirror.tools.check.stage.Judge.Verdict;
import cmirror.tools.check.stage.OwnNetwork;
import cmirror.tools.check.stage.Place;
import cmirror.tools.check.stage.Program;
import cmirror.tools.check.stage.Stopped;
import cmirror.tools.check.stage.Trial;
import cmirror.tools.check.stage.Usual;
import cmirror.tools.folders.Temporary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a program: runs it as one is run that is right, and says what differs. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs a program beside one that is right, and says in sentences what is wrong; with a folder,"
            + " it grades all that are in there.",
            "Status 0: nothing was found, or all were graded; 1: something was found; 2: it could not be judged."})
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

    @ArgGroup(validate = false, heading = "%nFor a folder of programs:%n")
    private final Folder folder = new Folder();

    /** What only a folder takes. */
    private static final class Folder {
        @Option(names = "--csv", paramLabel = "FILE", description = "Writes the marks, for a spreadsheet.")
        private Path csv;

        @Option(names = "--pages", paramLabel = "FOLDER", description = "Writes a page for each, and index.html.")
        private Path pages;

        @Option(names = "--points", paramLabel = "N", description = "What a program is worth in which nothing is"
                + " found (${DEFAULT-VALUE}); one less for each mistake.")
        private int points = 10;

        @Option(names = "--processes", paramLabel = "N",
                description = "How many a program may have (${DEFAULT-VALUE}).")
        private int processes = 64;

        @Option(names = "--memory", paramLabel = "MB", description = "How much it may use (${DEFAULT-VALUE}).")
        private int megabytes = 1024;

        @Option(names = "--without-walls", description = "Runs them as your own programs: they may do what you may.")
        private boolean withoutWalls;

        private boolean isAskedFor() {
            return csv != null || pages != null || withoutWalls;
        }
    }

    @Option(names = "--own-network", hidden = true,
            description = "This process is in a network namespace of its own.")
    private boolean ownNetwork;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER [argument ...]",
            description = "The program, MyServ.java or serv.c, or a folder of such, and the arguments that both get; behind -- also such"
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
        Path what = Path.of(words.getFirst());
        if (folder.isAskedFor() && !Files.isDirectory(what)) {
            throw new ParameterException(spec.commandLine(), "--csv, --pages and --without-walls are for a folder of"
                    + " programs, which " + what + " is not");
        } else if (folder.points < 1 || folder.processes < 1 || folder.megabytes < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--points, --processes and --memory take a number above 0");
        } else if (against != null && !Files.isReadable(Path.of(against))) {
            throw new ParameterException(spec.commandLine(), "there is no file " + against);
        }
        if (ownNetwork && !OwnNetwork.isReady()) {
            System.err.println("check: cannot switch the loopback interface on");
            return NOT_JUDGED;
        }
        try {
            return Files.isDirectory(what) ? grade(what) : judge();
        } catch (IllegalArgumentException | Stopped e) {
            System.err.println("check: " + e.getMessage());
            return NOT_JUDGED;
        }
    }

    private int grade(Path programs) throws IOException, InterruptedException {
        if (!ownNetwork && !folder.withoutWalls) {
            throw Grade.withoutWalls("unshare is not there, or not allowed");
        }
        new Grade(right(), trial(), faults, folder.points, new Limits(folder.processes, folder.megabytes, seconds),
                folder.csv, folder.pages).all(programs, !folder.withoutWalls);
        return 0;
    }

    private String right() {
        return like != null ? like : against;
    }

    private Trial trial() {
        return new Trial(words.size() > 1 ? words.subList(1, words.size()) : Usual.arguments(right()), input, seconds);
    }

    private int judge() throws IOException, InterruptedException {
        try (Temporary temporary = Temporary.make("check")) {
            return judge(new Place.Anywhere(temporary.path()));
        }
    }

    private int judge(Place place) throws IOException, InterruptedException {
        Program program = Program.of(words.getFirst(), place);
        Judge judge = new Judge(trial(), Program.of(right(), place));
        Verdict verdict = judge.judge(program);
        verdict.mistakes().forEach(sentence -> System.out.println(program + ": " + sentence));
        List<Tried> tried = faults && verdict.mistakes().isEmpty()
                ? judge.tryFaults(program, verdict.performance(), fault -> System.out.println(program + ": " + fault))
                : List.of();
        return verdict.mistakes().isEmpty() && tried.stream().noneMatch(Tried::counts) ? 0 : WRONG;
    }
}
