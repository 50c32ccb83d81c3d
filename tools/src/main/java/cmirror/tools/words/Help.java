package cmirror.tools.words;

import cmirror.tools.script.Script;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help layout} is {@code layout --help}; of a program, what its source says of it. */
@Command(name = "help", mixinStandardHelpOptions = true, description = "Says what a command takes, or what a program does.")
public final class Help implements Callable<Integer> {

    private final Function<String[], Integer> lab;
    private final List<String> verbs;

    @Parameters(paramLabel = "NAME", description = "A command or a program.")
    private String word;

    /** {@code lab} runs commands. */
    public Help(Function<String[], Integer> lab, List<String> verbs) {
        this.lab = lab;
        this.verbs = verbs;
    }

    @Override
    public Integer call() {
        if (verbs.contains(word)) {
            return lab.apply(new String[] {word, "--help"});
        }
        for (Sample sample : Sample.all(Script.samples())) {
            if (sample.names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT)
                    .equals(word.toLowerCase(Locale.ROOT)))) {
                System.out.println(String.join(", also ", sample.names()) + ": " + sample.remark());
                System.out.println();
                System.out.println("Its source is " + sample.source());
                return 0;
            }
        }
        return lab.apply(new String[] {"unknown", word});
    }
}
