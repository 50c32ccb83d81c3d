package cmirror.tools;

import cmirror.tools.bench.Bench;
import cmirror.tools.demo.Demo;
import cmirror.tools.layout.Layout;
import cmirror.tools.stress.Stress;
import cmirror.tools.symbols.Symbols;
import cmirror.tools.trace.Trace;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The lab's commands that are written in Java; the script {@code lab} calls it. */
@Command(name = "./lab", subcommands = {Bench.class, Demo.class, Layout.class, Stress.class,
    Symbols.class, Trace.class})
public final class Lab {

    private Lab() {
    }

    /** The folder of lists and descriptions, beside the script. */
    public static Path nativeHeaders() {
        return Path.of(System.getenv("CMIRROR_LAB")).resolveSibling("native-headers");
    }

    /** The target that this runs on, as the folders of the descriptions are named. */
    public static String hostTarget() {
        String arch = System.getProperty("os.arch");
        return (System.getProperty("os.name").startsWith("Mac") ? "macos-" : "linux-")
                + (arch.matches("amd64|x86_64") ? "x86_64" : "aarch64");
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Lab()).execute(args));
    }
}
