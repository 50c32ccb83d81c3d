package cmirror.porter.check;

import cmirror.porter.port.Ported;
import cmirror.porter.read.CReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles the C with cc, and runs it and its Java alike. */
public final class Check {

    private static final long C_MILLIS = 1500;
    private static final long JAVA_MILLIS = 4000;
    /** For one whose C program has ended: a busy machine is no difference. */
    private static final long PATIENCE_MILLIS = 30_000;

    private final CReader reader;
    private final Path folder;

    /** {@code folder}: for what is compiled, and where the programs run. */
    public Check(CReader reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    /** Compiles the C program; what cc says if it does not, else null. */
    public String compile(List<Path> files) throws IOException {
        List<String> cc = cc(reader, folder.resolve("program").toString());
        files.forEach(file -> cc.add(file.toAbsolutePath().toString()));
        cc.addAll(List.of("-lpthread", "-lm", "-lrt"));
        Outcome outcome = Runner.run(cc, folder, "", 20000);
        return outcome.status() == 0 ? null : outcome.err().lines().filter(line -> line.contains("error")
                || line.contains("undefined")).findFirst().orElse(outcome.err());
    }

    /** cc with what the reader is told, too. */
    static List<String> cc(CReader reader, String output) {
        List<String> cc = new ArrayList<>(List.of("cc", "-w", "-std=gnu11", "-o", output));
        reader.includes().forEach(include -> cc.add("-I" + include.toAbsolutePath()));
        reader.defines().forEach((name, value) -> cc.add("-D" + name + "=" + value));
        return cc;
    }

    public Outcome runC(String name, List<String> arguments, String input) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec -a \"$0\" \"$@\"", name,
                folder.resolve("program").toString()));
        command.addAll(arguments);
        return Runner.run(command, folder, input, C_MILLIS);
    }

    /** {@code classes}: the folder of what javac has made; {@code c}: what the C program has done. */
    public Outcome runJava(Ported ported, Path classes, String name, List<String> arguments, String input, Outcome c)
            throws IOException {
        String main = main(ported);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-Dcmirror.class=" + main, "-cp", classes + File.pathSeparator + System.getProperty("java.class.path"),
                "cmirror.Main", name));
        command.addAll(arguments);
        return Runner.run(command, folder, input, c.status() < 0 ? JAVA_MILLIS : PATIENCE_MILLIS);
    }

    /** What differs between the two; null if nothing does. */
    public static String difference(Outcome c, Outcome java) {
        return Outcome.difference(c, java);
    }

    private static String main(Ported ported) {
        for (Map.Entry<String, String> text : ported.texts().entrySet()) {
            if (text.getValue().matches("(?s).*static (int|void) main\\(.*")) {
                return text.getKey();
            }
        }
        return ported.texts().keySet().iterator().next();
    }

    /** The program's name, as argv[0] has it. */
    public static String name(List<Path> files) {
        for (Path file : files) {
            try {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).matches("(?s).*\\bmain\\s*\\(.*")) {
                    return file.getFileName().toString().replaceFirst("\\.c$", "");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files.get(0).getFileName().toString().replaceFirst("\\.c$", "");
    }
}
