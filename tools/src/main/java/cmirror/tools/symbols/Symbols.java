package cmirror.tools.symbols;

import cmirror.generator.ProvidedNames;
import cmirror.headers.Target;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints every C name that the mirror provides, or what it lacks of a list. */
@Command(name = "symbols", mixinStandardHelpOptions = true,
        description = "Prints every C name that the mirror provides, one \"kind name\" per line."
                + " Kinds: function, constant, macro, struct, field (struct.field), typedef,"
                + " variable.")
public final class Symbols implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", paramLabel = "T",
            description = "Of another target: linux-x86_64, linux-aarch64, macos-aarch64 or"
                    + " macos-x86_64.")
    private String target = Target.host().folder();

    @Option(names = "--missing", paramLabel = "FILE",
            description = "Print the lines of a list (\"kind name\" each) that the mirror does not"
                    + " provide; the status is 1 if there are any.")
    private Path missing;

    @Override
    public Integer call() throws IOException {
        Path nativeHeaders = Script.headers();
        Set<String> provided;
        try {
            provided = ProvidedNames.of(nativeHeaders, target);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        if (missing == null) {
            provided.forEach(System.out::println);
            return 0;
        }
        return printMissing(provided, ProvidedNames.notInJava(nativeHeaders));
    }

    private int printMissing(Set<String> provided, Map<String, String> notInJava)
            throws IOException {
        List<String> lacking = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.strip().split("\\s+");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            } else if (words.length != 2) {
                throw new ParameterException(spec.commandLine(),
                        missing + ": not \"kind name\": " + line);
            }
            if (!provided.contains(words[0] + " " + words[1])
                    && !notInJava.containsKey(words[1])) {
                lacking.add(words[0] + " " + words[1]);
            }
        }
        lacking.forEach(System.out::println);
        return lacking.isEmpty() ? 0 : 1;
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(missing);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "there is no file " + missing);
        }
    }
}
