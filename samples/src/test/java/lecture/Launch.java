package lecture;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs a program of the lecture, on the JVM and classes under test. */
final class Launch {

    /**
     * A JVM that leaves nothing behind when the program ends by _exit or by a signal: no socket
     * for debuggers, which -Xrs alone opens at the start, and no file of counters in /tmp.
     */
    private static final List<String> QUIET =
            List.of("-Xrs", "-XX:+DisableAttachMechanism", "-XX:-UsePerfData");

    private Launch() {
    }

    static List<String> command(String program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", classes("cmirror.Main") + ":" + classes("UdpServ")));
        command.addAll(List.of("cmirror.Main", program));
        return command;
    }

    /** The folder or jar that has the class: not the whole class path, which slows the start. */
    private static Path classes(String name) {
        try {
            Class<?> type = Class.forName(name, false, Launch.class.getClassLoader());
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
