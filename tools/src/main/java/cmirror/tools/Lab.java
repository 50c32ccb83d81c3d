package cmirror.tools;

import cmirror.tools.bench.Bench;
import cmirror.tools.check.Check;
import cmirror.tools.completion.Completion;
import cmirror.tools.demo.Demo;
import cmirror.tools.header.Header;
import cmirror.tools.hints.Explain;
import cmirror.tools.layout.Layout;
import cmirror.tools.man.Man;
import cmirror.tools.script.Script;
import cmirror.tools.skeleton.New;
import cmirror.tools.stress.Stress;
import cmirror.tools.symbols.Symbols;
import cmirror.tools.trace.Trace;
import cmirror.tools.version.Version;
import cmirror.tools.words.Help;
import cmirror.tools.words.Mistyped;
import cmirror.tools.words.Scripted;
import cmirror.tools.words.Unknown;
import java.util.List;
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
        return lab.setParameterExceptionHandler(new Mistyped()).execute(words);
    }

    /** What the front door's help names, port included, which is a jar of its own. */
    public static final List<String> VERBS = List.of("run", "new", "port", "header", "list", "trace", "check", "demo",
            "layout", "man", "symbols", "bench", "stress", "warm", "completion", "help", "version");

    private static Object command(String name) {
        return switch (name) {
            case "bench" -> new Bench();
            case "check" -> new Check();
            case "completion" -> new Completion(Lab::all);
            case "demo" -> new Demo();
            case "explain" -> new Explain();
            case "header" -> new Header();
            case "help" -> new Help(Lab::run, VERBS);
            case "layout" -> new Layout();
            case "list" -> new Scripted.ListPrograms();
            case "man" -> new Man();
            case "new" -> new New();
            case "run" -> new Scripted.Run();
            case "stress" -> new Stress();
            case "symbols" -> new Symbols();
            case "trace" -> new Trace();
            case "unknown" -> new Unknown(VERBS);
            case "version" -> new Version();
            case "warm" -> new Scripted.Warm();
            default -> null;
        };
    }

    /** All that is to be completed; of port only where its jars are. */
    private static CommandLine all() {
        CommandLine lab = new CommandLine(new Lab()).setCommandName(Script.name());
        for (String verb : VERBS) {
            Object command = command(verb);
            if (command == null) {
                try {
                    command = Class.forName("cmirror.porter.Port").getDeclaredConstructor().newInstance();
                } catch (ReflectiveOperationException e) {
                    continue;
                }
            }
            lab.addSubcommand(verb, command);
        }
        return lab;
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }
}
