package cmirror.tools.symbols;

import cmirror.generator.ProvidedNames;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.pages.Catalogue;
import cmirror.tools.names.Glob;
import cmirror.tools.names.Near;
import cmirror.tools.script.Script;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which header has a name, prints every C name that the mirror provides, or what it lacks. */
@Command(name = "symbols", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says which header has a name, and the line that imports it. Without a name it prints every"
                + " C name that the mirror provides, one \"kind name\" per line. Kinds: function, constant, macro,"
                + " struct, field (struct.field), typedef, variable.",
        footer = {"", "  ${ROOT-COMMAND-NAME} symbols recvfrom", "  ${ROOT-COMMAND-NAME} symbols 'SO_*'",
            "  ${ROOT-COMMAND-NAME} symbols --missing server.c"})
public final class Symbols implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*",
            description = "Names, of which * and ? stand for any letters and any letter.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--target", paramLabel = "T",
            description = "Of another target: linux-x86_64, linux-aarch64, macos-aarch64 or"
                    + " macos-x86_64.")
    private String target = Target.host().folder();

    @Option(names = "--missing", paramLabel = "FILE",
            description = "Print what the mirror does not provide: of a C file (.c, .h) the names that C's headers"
                    + " have, of a list the lines (\"kind name\" each); the status is 1 if there are any.")
    private Path missing;

    @Override
    public Integer call() throws IOException {
        Path nativeHeaders = Script.headers();
        if (!names.isEmpty() && missing == null) {
            return find(new Catalogue(nativeHeaders));
        }
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
        Map<String, String> notInJava = ProvidedNames.notInJava(nativeHeaders);
        Set<String> absent = new TreeSet<>();
        List<String> lacking = missing.toString().matches(".*\\.[ch]")
                ? MissingNames.of(missing, read(), provided, notInJava, absent) : missing(provided, notInJava);
        absent.forEach(header -> spec.commandLine().getErr().println("symbols: there is no " + header
                + " beside " + missing + ": its names are among these"));
        lacking.forEach(System.out::println);
        return lacking.isEmpty() ? 0 : 1;
    }

    /** Each with its kind, its header and the import. */
    private int find(Catalogue catalogue) {
        PrintWriter out = spec.commandLine().getOut();
        boolean isMissing = false;
        for (String name : names) {
            List<String> lines = lines(catalogue, name);
            lines.forEach(out::println);
            if (lines.isEmpty()) {
                isMissing = true;
                spec.commandLine().getErr().println("symbols: there is no " + name
                        + Near.didYouMean(name, catalogue.all().stream().map(Catalogue.Name::name)));
            }
        }
        out.flush();
        return isMissing ? 1 : 0;
    }

    private static List<String> lines(Catalogue catalogue, String name) {
        Predicate<String> fitting = Glob.fitting(name);
        List<Catalogue.Name> found = new ArrayList<>(!Glob.isOne(name) ? catalogue.find(name)
                : catalogue.all().stream().filter(one -> fitting.test(one.name())).toList());
        String field = name.substring(name.indexOf('.') + 1);
        if (found.isEmpty() && !Glob.isOne(name)) { // the struct that has the field is what is imported
            catalogue.fields(field).stream().filter(one -> name.equals(field) || name.startsWith(one.name() + "."))
                    .map(one -> new Catalogue.Name("field", one.name() + "." + field, one.header()))
                    .sorted(Comparator.comparing(Catalogue.Name::name))
                    .forEach(found::add);
        }
        int width = found.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        int include = found.stream().mapToInt(one -> one.header().length() + 4).max().orElse(0);
        return found.stream().distinct().map(one -> String.format("%-8s  %-" + width + "s  %-" + include + "s  %s",
                one.kind(), one.name(), "<" + one.header() + ".h>",
                SymbolList.importOf(one.kind(), one.header()))).toList();
    }

    private List<String> missing(Set<String> provided, Map<String, String> notInJava) throws IOException {
        List<String> lacking = new ArrayList<>();
        for (String line : read().lines().toList()) {
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
        return lacking;
    }

    private String read() throws IOException {
        try {
            return Files.readString(missing);
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "there is no file " + missing);
        }
    }
}
