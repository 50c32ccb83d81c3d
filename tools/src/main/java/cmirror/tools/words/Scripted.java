package cmirror.tools.words;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Commands that the script carries out itself. Here is what they take, for their help, and for words that they
 * do not know: only then the script asks.
 */
public abstract class Scripted implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "it is not called like this");
    }

    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Compiles a program of your own, where it is newer than what was made of it, and runs"
                    + " it. What javac refuses is shown with a hint of what to write.",
            footer = {"", "  ${ROOT-COMMAND-NAME} run MyServ.java 127.0.0.1"})
    public static final class Run extends Scripted {
        @Option(names = "--compile", description = "Only compiles it, if that is to be done.")
        private boolean compile;

        @Parameters(index = "0", paramLabel = "FILE.java", description = "Its classes may be in several files"
                + " of one folder; this one has main.")
        private Path file;

        @Parameters(index = "1..*", paramLabel = "argument", description = "The program's own.")
        private List<String> arguments;
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Shows the programs by subject, and what each of them does.")
    public static final class ListPrograms extends Scripted {
    }

    @Command(name = "warm", mixinStandardHelpOptions = true,
            description = "Makes the JVM's caches now: in this folder, for all its users, if you may write to"
                    + " it, and else for yourself. Programs and commands start in half the time with them.")
    public static final class Warm extends Scripted {
    }
}
