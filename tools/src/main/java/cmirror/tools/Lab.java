package cmirror.tools;

import cmirror.tools.bench.Bench;
import cmirror.tools.demo.Demo;
import cmirror.tools.header.Header;
import cmirror.tools.hints.Explain;
import cmirror.tools.layout.Layout;
import cmirror.tools.man.Man;
import cmirror.tools.script.Script;
import cmirror.tools.stress.Stress;
import cmirror.tools.symbols.Symbols;
import cmirror.tools.trace.Trace;
import cmirror.tools.version.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that are written in Java; the script {@code cmirror} calls it, and says where all is. */
@Command
public final class Lab {

    private Lab() {
    }

    /** Runs the command of that name, the only one that picocli has to look at. */
    public static int run(String... words) {
        CommandLine lab = new CommandLine(new Lab()).setCommandName(Script.name());
        Object command = words.length == 0 ? null : command(words[0]);
        if (command != null) {
            lab.addSubcommand(words[0], command);
        }
        return lab.execute(words);
    }

    private static Object command(String name) {
        return switch (name) {
            case "bench" -> new Bench();
            case "demo" -> new Demo();
            case "explain" -> new Explain();
            case "header" -> new Header();
            case "layout" -> new Layout();
            case "man" -> new Man();
            case "stress" -> new Stress();
            case "symbols" -> new Symbols();
            case "trace" -> new Trace();
            case "version" -> new Version();
            default -> null;
        };
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }
}
