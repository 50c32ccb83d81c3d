package lecture;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line that runs a program of the lecture, on the JVM and classes under test. */
final class Launch {

    private static final Set<String> FORKING =
            Set.of("forkEx", "howMany1", "howMany2", "udpParServ", "tcpParServ");

    private Launch() {
    }

    static List<String> command(String program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xrs");
        command.add("--enable-native-access=ALL-UNNAMED");
        if (FORKING.contains(program)) {
            command.addAll(List.of("-Xint", "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+UseEpsilonGC", "-Xmx1g", "-Dcmirror.fork=safe"));
        }
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
