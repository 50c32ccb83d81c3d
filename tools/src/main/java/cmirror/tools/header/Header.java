package cmirror.tools.header;

import cmirror.generator.GenerateOwn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes Java of a C header of one's own: the generator's work, in a folder that goes away. */
@Command(name = "header", mixinStandardHelpOptions = true,
        description = "Makes Java of a C header of your own, beside it, by jextract.")
public final class Header implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE.h")
    private String file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PACKAGE",
            description = "The Java package (the file's name without .h).")
    private String javaPackage;

    @Override
    public Integer call() throws IOException {
        Path work = Files.createTempDirectory("cmirror-header");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(work))); // it may exit
        GenerateOwn.main(Stream.of(work.toString(), file, javaPackage)
                .filter(word -> word != null).toArray(String[]::new));
        return 0;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // it stays in the folder for such files
        }
    }
}
