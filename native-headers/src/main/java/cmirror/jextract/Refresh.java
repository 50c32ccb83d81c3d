package cmirror.jextract;

import cmirror.headers.Abi;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a description up to what jextract says: names of the list that it lacks are added at
 * their places, and what differs is replaced. What jextract cannot say (bit-fields, macros that
 * name a field, a symbol's other name) stays as it is.
 */
final class Refresh {

    private final SymbolList list;
    private final Path said;
    private final Places places;
    private final Path described;
    private final String source;
    /** What was written: "added function bind", "changed struct sockaddr". */
    final List<String> done = new ArrayList<>();

    /** {@code source}: where the facts come from, for the remark at the start of a new file. */
    Refresh(SymbolList list, Path said, Places places, Path described, String source) {
        this.list = list;
        this.said = said;
        this.places = places;
        this.described = described;
        this.source = source;
    }

    /** {@code types}: the C types of constants, as far as a compiler could be asked. */
    void run(Map<String, String> types) throws IOException {
        Blocks theirs = Blocks.read(said);
        Blocks ours = Files.exists(described) ? Blocks.read(described) : Blocks.of(
                "# " + list.header() + ".h on " + Target.host().folder(), "# facts: " + source, "");
        List<String> order = list.symbols().stream().map(Extraction::key).toList();
        for (SymbolList.Symbol symbol : list.symbols()) {
            String key = Extraction.key(symbol);
            List<String> lines = theirs.find(key);
            if (lines == null || symbol.isOpaque()) {
                continue;
            }
            if (key.startsWith("constant ") && types.containsKey(symbol.name())) {
                lines = List.of(lines.getFirst().replaceFirst(" : .*",
                        " : " + types.get(symbol.name())));
            }
            if (ours.find(key) == null) {
                ours.insert(key, lines, order);
                done.add("added " + key);
            } else if (differs(symbol)) {
                ours.replace(key, merged(ours.find(key), lines));
                done.add("changed " + key);
            }
        }
        if (!done.isEmpty()) {
            ours.write(described);
        }
    }

    private boolean differs(SymbolList.Symbol symbol) {
        SymbolList one = SymbolList.of(list.header(), List.of(symbol));
        return !new Comparison(one, Abi.read(said), places, Abi.read(described), Map.of())
                .differences.isEmpty();
    }

    /** Of a struct, the fields that jextract knows by name are its, and the others ours. */
    private static List<String> merged(List<String> ours, List<String> theirs) {
        if (ours.size() == 1) {
            return theirs;
        }
        Map<String, Columns.Row> rows = new LinkedHashMap<>();
        rows(ours).forEach(row -> rows.put(row.name(), row));
        rows(theirs).stream().filter(row -> rows.containsKey(row.name())
                || rows.values().stream().noneMatch(r -> r.offset().equals(row.offset())))
                .forEach(row -> rows.put(row.name(), row));
        List<String> lines = new ArrayList<>(List.of(theirs.getFirst()));
        lines.addAll(Columns.lines(List.copyOf(rows.values())));
        return lines;
    }

    private static List<Columns.Row> rows(List<String> block) {
        return block.stream().skip(1).map(Columns.Row::parse).toList();
    }
}
