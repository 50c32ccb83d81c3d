package cmirror.tools.completion;

import cmirror.generator.StructLayouts;
import cmirror.headers.Target;
import cmirror.runtime.trace.Options;
import cmirror.tools.script.Script;
import cmirror.tools.words.Sample;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;

/** Prints what a shell reads to complete commands, options, programs and structs. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = "Prints what a shell reads to"
        + " complete commands, options, programs and structs by the tab key.",
        footer = {"", "In ~/.bashrc, or ~/.zshrc with zsh:",
            "  source <(${ROOT-COMMAND-NAME} completion bash)"})
public final class Completion implements Runnable {

    /** picocli writes one script for both, which asks by whom it is read. */
    enum Shell { bash, zsh }

    private final Supplier<CommandLine> all;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    /** {@code all}: every command. */
    public Completion(Supplier<CommandLine> all) {
        this.all = all;
    }

    @Override
    public void run() {
        CommandLine lab = all.get();
        List<String> programs = Sample.all(Script.samples()).stream()
                .flatMap(sample -> sample.names().stream()).toList();
        lab.getCommandSpec().addPositional(PositionalParamSpec.builder().paramLabel("NAME").index("0")
                .type(String.class).completionCandidates(programs).build());
        candidates(lab, "help", Stream.concat(lab.getSubcommands().keySet().stream(), programs.stream()).toList());
        candidates(lab, "trace", Stream.concat(Stream.of("run"), programs.stream()).toList());
        for (String option : List.of("--inject", "--calls")) {
            optionCandidates(lab, "trace", option, new TreeSet<>(Options.network()));
        }
        candidates(lab, "layout", new StructLayouts(Script.headers()).on(Target.host().folder()).keySet());
        System.out.print(AutoComplete.bash(Script.plainName(), lab));
    }

    /** The words of a command's first parameter. */
    private static void candidates(CommandLine lab, String command, Collection<String> words) {
        CommandSpec spec = lab.getSubcommands().get(command).getCommandSpec();
        PositionalParamSpec first = spec.positionalParameters().getFirst();
        spec.remove(first);
        spec.add(PositionalParamSpec.builder(first).completionCandidates(words).build());
    }

    /** The words of an option. */
    private static void optionCandidates(CommandLine lab, String command, String option, Collection<String> words) {
        CommandSpec spec = lab.getSubcommands().get(command).getCommandSpec();
        OptionSpec of = spec.findOption(option);
        spec.remove(of);
        spec.add(OptionSpec.builder(of).completionCandidates(words).build());
    }
}
