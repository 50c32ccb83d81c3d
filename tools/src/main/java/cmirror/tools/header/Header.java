package cmirror.tools.header;

import cmirror.generator.GenerateOwn;
import cmirror.tools.folders.Temporary;
import java.io.IOException;
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
        Temporary work = Temporary.make("header"); // goes when the process ends: the generator may exit
        GenerateOwn.main(Stream.of(work.path().toString(), file, javaPackage)
                .filter(word -> word != null).toArray(String[]::new));
        return 0;
    }
}
