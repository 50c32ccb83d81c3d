package cmirror.tools.man;

import cmirror.headers.Manual;
import cmirror.pages.Catalogue;
import cmirror.pages.ConstantPage;
import cmirror.pages.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which option of sockets takes what: by level, and by type. */
final class Options {

    private Options() {
    }

    static List<String> of(Pages pages) {
        Map<String, Map<String, List<String>>> levels = new LinkedHashMap<>();
        List<Catalogue.Name> all = pages.catalogue().all();
        for (String header : List.of("sys/socket", "netinet/in", "netinet/tcp", "netinet/udp")) {
            Manual manual = pages.header(header).manual();
            for (Catalogue.Name name : all) {
                String level = name.header().equals(header) ? ConstantPage.level(name.name()) : null;
                Manual.Constant meaning = level == null ? null : manual.constant(name.name());
                if (meaning != null && meaning.type() != null) {
                    levels.computeIfAbsent(level, l -> new LinkedHashMap<>())
                            .computeIfAbsent(meaning.type(), t -> new ArrayList<>()).add(name.name());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        levels.forEach((level, byType) -> {
            lines.add(level + ":");
            byType.forEach((type, names) -> lines.add("  " + type + ": " + String.join(" ", names)));
        });
        return lines;
    }
}
