package cmirror.tools.hints;

import cmirror.headers.SymbolList;
import cmirror.tools.names.Letters;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which line imports a name of the mirror's, by the lists that the mirror is made from. */
final class Names {

    /** Letters that may differ in a name that was meant; of short ones, a third. */
    private static final int TYPO = 2;

    private final Map<String, String> imports = new TreeMap<>();

    /** {@code lists}: the folder symbols. */
    Names(Path lists) {
        for (SymbolList list : SymbolList.readAll(lists)) {
            for (SymbolList.Symbol symbol : list.symbols()) {
                imports.putIfAbsent(symbol.name(), switch (symbol.kind()) {
                    case "struct", "union", "typedef" -> "import cmirror.*;";
                    default -> "import static cmirror." + list.className() + ".*;";
                });
            }
        }
    }

    /** {@code import static cmirror.fcntl_h.*;} for open, {@code import cmirror.*;} for a struct; or null. */
    String importOf(String name) {
        return imports.get(name);
    }

    /** {@code sys_socket_h} for {@code sys/socket.h}. */
    static String headerClass(String include) {
        return include.replaceAll("[/.-]", "_");
    }

    /** The name that differs in the fewest letters, if that are few of them; or null. */
    String near(String name) {
        String best = null;
        int least = Math.min(TYPO, name.length() / 3) + 1;
        for (String known : imports.keySet()) {
            int changes = Math.abs(name.length() - known.length()) < least ? Letters.changes(name, known) : least;
            if (changes < least) {
                least = changes;
                best = known;
            }
        }
        return best;
    }
}
