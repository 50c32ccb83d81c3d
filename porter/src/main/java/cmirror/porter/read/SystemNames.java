package cmirror.porter.read;

import java.util.HashMap;
import java.util.Map;

/** Which header has which name: for programs that have forgotten to include it. */
final class SystemNames {

    private static final Map<String, Map<String, String>> READ = new HashMap<>();

    private SystemNames() {
    }

    static synchronized Map<String, String> of(String target) {
        return READ.computeIfAbsent(target, t -> {
            Map<String, String> names = new HashMap<>();
            for (String line : new String(HeaderFiles.resource(t, "index")).split("\n")) {
                int space = line.indexOf(' ');
                names.putIfAbsent(line.substring(0, space), line.substring(space + 1));
            }
            return names;
        });
    }
}
