package cmirror.tools.skeleton;

import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a program to begin with, which runs: NAME.java in this folder. */
@Command(name = "new", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes NAME.java, a program to begin with: it runs, with one of the lecture's programs at"
                + " the other end. A file that is there already stays as it is.",
        footer = {"", "  ${ROOT-COMMAND-NAME} new MyServ --udp-server"})
public final class New implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The class, MyServ or myServ.")
    private String name;

    /** The file of the option's name is what it writes: three lines about it, and the text. */
    static final class Kind {

        @Option(names = "--udp-server", description = "Prints what arrives, and sends it back.")
        private boolean udpServer;

        @Option(names = "--udp-client", description = "Sends its arguments, each in a message.")
        private boolean udpClient;

        @Option(names = "--tcp-server", description = "Serves one client after the other.")
        private boolean tcpServer;

        @Option(names = "--tcp-parallel-server", description = "A process of its own (fork) for each client.")
        private boolean tcpParallelServer;

        @Option(names = "--tcp-client", description = "Sends its arguments over one connection.")
        private boolean tcpClient;

        @Option(names = "--multicast-receiver", description = "Joins a group, and prints what is sent to it.")
        private boolean multicastReceiver;

        @Option(names = "--multicast-sender", description = "Sends its arguments to a group.")
        private boolean multicastSender;
    }

    @ArgGroup(multiplicity = "1")
    private Kind kind;

    @Override
    public Integer call() throws IOException {
        String type = type();
        Path file = Path.of(type + ".java");
        String[] parts = template().replace("NAME", type).split("\n", 5);
        try {
            Files.writeString(file, parts[4], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            System.err.println(Script.plainName() + ": new: " + file + " is there already, and stays as it is");
            return 1;
        }
        System.out.println(file + ". " + parts[0]);
        System.out.println("In one terminal:  " + command(parts[1]));
        System.out.println("and in another:   " + command(parts[2]));
        return 0;
    }

    /** The class, with a capital. */
    private String type() {
        String plain = name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
        if (!SourceVersion.isIdentifier(plain) || SourceVersion.isKeyword(plain)) {
            throw new ParameterException(spec.commandLine(), "'" + plain + "' is no name of a class: MyServ is one");
        }
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private String template() throws IOException {
        String chosen = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName).findFirst().orElseThrow();
        try (var in = New.class.getResourceAsStream(chosen.substring(2) + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String command(String line) {
        return line.replaceFirst("^cmirror", Script.name());
    }
}
