package cmirror.tools.man;

import cmirror.pages.Catalogue;
import cmirror.pages.Pages;
import cmirror.headers.Manual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which option of sockets takes what: by level, and by type. */
final class Options {

    private static final Map<String, String> LEVELS = new LinkedHashMap<>();

    static {
        LEVELS.put("SO_", "SOL_SOCKET");
        LEVELS.put("IP_", "IPPROTO_IP");
        LEVELS.put("IPV6_", "IPPROTO_IPV6");
        LEVELS.put("TCP_", "IPPROTO_TCP");
    }

    private Options() {
    }

    static List<String> of(Pages pages) {
        List<String> lines = new ArrayList<>();
        LEVELS.forEach((prefix, level) -> {
            Map<String, List<String>> byType = new LinkedHashMap<>();
            for (String header : List.of("sys/socket", "netinet/in", "netinet/tcp")) {
                for (Catalogue.Name name : pages.catalogue().all()) {
                    if (name.header().equals(header) && name.name().startsWith(prefix)) {
                        Manual.Constant meaning = pages.header(header).manual().constant(name.name());
                        if (meaning != null && meaning.type() != null) {
                            byType.computeIfAbsent(meaning.type(), t -> new ArrayList<>()).add(name.name());
                        }
                    }
                }
            }
            lines.add(level + ":");
            byType.forEach((type, names) -> lines.add("  " + type + ": " + String.join(" ", names)));
        });
        return lines;
    }
}
