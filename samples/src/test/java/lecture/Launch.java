package lecture;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line that runs a program of the lecture, on the JVM and classes under test. */
final class Launch {

    /**
     * A JVM that leaves nothing behind when the program ends by _exit or by a signal: no socket
     * for debuggers, which -Xrs alone opens at the start, and no file of counters in /tmp.
     */
    private static final List<String> QUIET =
            List.of("-Xrs", "-XX:+DisableAttachMechanism", "-XX:-UsePerfData");
    /** As the front door starts a short program. */
    private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private Launch() {
    }

    /**
     * As bytes. In the locale C Java finds no class in a folder whose name has other letters than
     * ASCII's: there it gets another one, and the program its own back, as the front door does it.
     */
    static List<String> command(String program, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(SHORT);
        command.add("--enable-native-access=ALL-UNNAMED");
        String classes = classes("cmirror.Main") + ":" + classes("UdpServ");
        if (environment.containsKey("LC_ALL") && !Bytes.isAscii(classes)) {
            command.add("-Dcmirror.locale=" + environment.put("LC_ALL", "C.UTF-8"));
        }
        command.addAll(List.of("-cp", Bytes.utf8(classes), "cmirror.Main", program));
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
