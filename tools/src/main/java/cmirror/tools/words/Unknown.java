package cmirror.tools.words;

import cmirror.tools.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The first word is neither a program nor a command: says what it may have been, and runs nothing. */
@Command(name = "unknown", hidden = true, description = "Says what a word may have meant.")
public final class Unknown implements Callable<Integer> {

    private final List<String> verbs;

    @Unmatched
    private List<String> words = new ArrayList<>();

    public Unknown(List<String> verbs) {
        this.verbs = verbs;
    }

    @Override
    public Integer call() {
        System.err.println(Script.plainName() + ": " + sentence(words.getFirst()));
        return 2;
    }

    private String sentence(String word) {
        if (word.startsWith("-")) {
            String verb = word.replaceFirst("^-+", "");
            return "there is no option " + word + otherwise(Mistyped.meant(verb, verbs), "--help tells what there is");
        }
        String own = word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1) + ".java";
        for (String file : List.of(word, own)) {
            if (file.endsWith(".java") && Files.isReadable(Path.of(file))) {
                return "a program of your own is run by " + Script.name() + " run " + file;
            }
        }
        List<String> known = new ArrayList<>(verbs);
        Sample.all(Script.samples()).forEach(sample -> known.addAll(sample.names()));
        return "there is no program " + word + otherwise(Mistyped.meant(word, known), "list shows them");
    }

    private static String otherwise(String meant, String where) {
        return meant.isEmpty() ? "; " + Script.name() + " " + where : meant;
    }
}
