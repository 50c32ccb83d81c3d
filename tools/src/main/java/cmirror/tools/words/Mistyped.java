package cmirror.tools.words;

import cmirror.tools.names.Near;
import cmirror.tools.script.Script;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command says to words that it cannot take: a sentence, and what was meant; the status is 2. */
public final class Mistyped implements IParameterExceptionHandler {

    /** From so many letters on, a beginning is enough, of a few names. */
    private static final int BEGINNING = 3;
    private static final int MOST = 3;

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String unknown = unknown(e, words, spec);
        String name = unknown == null ? "" : unknown.replaceFirst("=.*", "");
        String sentence = unknown == null ? e.getMessage().replaceFirst("^Error: ", "")
                : unknown.startsWith("-") ? "there is no option " + name
                + meant(name, spec.optionsMap().keySet())
                : unknown + " means nothing here" + meant(name, spec.subcommands().keySet());
        String help = sentence.endsWith("?") ? " " : "; ";
        e.getCommandLine().getErr().println(Script.plainName() + ": " + spec.name() + ": " + sentence + help
                + spec.qualifiedName() + " --help tells what there is");
        return spec.exitCodeOnInvalidInput();
    }

    /** The word that is not known, or null. picocli would rather speak of another one that is missing. */
    private static String unknown(ParameterException e, String[] words, CommandSpec spec) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched.getUnmatched().getFirst();
        }
        return e instanceof MissingParameterException ? Arrays.stream(words).filter(word -> word.startsWith("-")
                && !spec.optionsMap().containsKey(word.replaceFirst("=.*", ""))).findFirst().orElse(null) : null;
    }

    /** {@code "; did you mean --json?"}, or nothing: what begins like that, or else what is like it. */
    static String meant(String word, Collection<String> known) {
        List<String> beginning = word.length() < BEGINNING ? List.of() : known.stream()
                .filter(one -> one.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))).toList();
        return beginning.isEmpty() || beginning.size() > MOST ? Near.didYouMean(word, known.stream())
                : "; did you mean " + String.join(" or ", beginning) + "?";
    }
}
