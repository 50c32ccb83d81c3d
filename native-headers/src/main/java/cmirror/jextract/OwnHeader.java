package cmirror.jextract;

import cmirror.headers.Abi;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What jextract says of somebody's own header: its structs and constants, without those of the
 * system's headers that it includes.
 *
 * @param leftOut sentences on what jextract has no word for
 */
public record OwnHeader(Abi abi, List<String> leftOut) {

    private static final Pattern NAME =
            Pattern.compile("--include-(\\w+) (\\w+)\\s+# header: (.*)");

    private static final Pattern SKIPPED = Pattern.compile(
            "(?m)^([^:\\n]+):\\d+:\\d+: warning: Skipping (\\S+) \\((.*)\\)$");

    /** Null where jextract is not; {@link #missing} is then what to say. */
    public static OwnHeader read(Path header, Path folder) throws IOException {
        Jextract jextract = Jextract.find();
        if (jextract == null) {
            return null;
        }
        Path work = folder.toAbsolutePath();
        Extraction.delete(work);
        Path log = work.resolve("jextract.log");
        Path java = Files.createDirectories(work.resolve("java"));
        List<String> names = jextract.names(header, List.of(), work.resolve("names.log"));
        Set<String> own = own(names, header.toRealPath().getParent());
        Path wanted = Files.write(work.resolve("wanted.txt"), names.stream().filter(line ->
                Extraction.TYPE.matcher(line).matches() || isOwn(line, own)).toList());
        jextract.run(header, List.of("--output", java.toString(), "@" + wanted), log);
        try (Output output = Output.of(java, work.resolve("classes"))) {
            Description description = Description.of(output, Target.host().charIsUnsigned(),
                    Set.of());
            description.entries.keySet().removeIf(key ->
                    !key.matches("(struct|union|constant) .*")
                            || !own.contains(key.substring(key.indexOf(' ') + 1)));
            Path file = work.resolve("description.abi");
            description.write(file);
            Abi abi = Abi.read(file);
            return new OwnHeader(abi, leftOut(names, own, abi, Files.readString(log),
                    header.getFileName().toString()));
        }
    }

    public static String missing() {
        return Jextract.MISSING;
    }

    /** The names that come from a folder or from below it. */
    private static Set<String> own(List<String> names, Path folder) throws IOException {
        Set<String> own = new TreeSet<>();
        for (String line : names) {
            Matcher m = NAME.matcher(line);
            if (m.matches() && Files.exists(Path.of(m.group(3)))
                    && Path.of(m.group(3)).toRealPath().startsWith(folder)) {
                own.add(m.group(2));
            }
        }
        return own;
    }

    private static boolean isOwn(String line, Set<String> own) {
        Matcher m = NAME.matcher(line);
        return m.matches() && m.group(1).equals("constant") && own.contains(m.group(2));
    }

    /** What is the header's own and not in the description, and why. */
    private static List<String> leftOut(List<String> names, Set<String> own, Abi abi,
            String log, String header) {
        List<String> sentences = new ArrayList<>();
        for (String line : names) {
            Matcher m = NAME.matcher(line);
            if (!m.matches() || !own.contains(m.group(2))) {
                continue;
            }
            if (m.group(1).equals("constant") && !abi.constants.containsKey(m.group(2))) {
                sentences.add(m.group(2) + ": no integer");
            } else if (m.group(1).matches("function|var")) {
                sentences.add(m.group(2) + ": of a library, only structs and constants are made");
            }
        }
        Matcher m = SKIPPED.matcher(log);
        while (m.find()) {
            if (m.group(1).equals(header)) {
                sentences.add(m.group(2) + ": " + m.group(3));
            }
        }
        return sentences;
    }
}
