package cmirror.tools.check.stage;

import java.util.List;
import java.util.Map;

/** What a program of the list is given if nobody says anything else. */
public final class Usual {

    private static final List<String> TALK = List.of("127.0.0.1", "bonjour", "les", "amis");
    private static final Map<String, List<String>> ARGUMENTS = Map.ofEntries(
            Map.entry("udpClient", TALK), Map.entry("tcpClient", TALK), Map.entry("echoClient", TALK),
            Map.entry("udpConnClient", TALK), Map.entry("tcpAnyClient", TALK),
            Map.entry("mcastClient", List.of("224.1.2.3", "bonjour", "les", "amis")),
            Map.entry("mcastServ", List.of("224.1.2.3")), Map.entry("daytimeClient", List.of("127.0.0.1")));

    private Usual() {
    }

    public static List<String> arguments(String program) {
        return ARGUMENTS.getOrDefault(program, List.of());
    }
}
