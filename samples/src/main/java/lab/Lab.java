package lab;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The lab's commands that are written in Java; the script {@code lab} calls it. */
@Command(name = "./lab", subcommands = {Demo.class, Stress.class, Symbols.class})
final class Lab {

    private Lab() {
    }

    /** The folder of lists and descriptions, beside the script. */
    static Path nativeHeaders() {
        return Path.of(System.getenv("CMIRROR_LAB")).resolveSibling("native-headers");
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Lab()).execute(args));
    }
}
