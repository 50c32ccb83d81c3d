package cmirror.tools.layout;

import cmirror.generator.StructLayouts;
import cmirror.generator.StructLayouts.Struct;
import cmirror.tools.script.Script;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every struct of every target, for tests. */
final class Structs {

    static final StructLayouts ALL = new StructLayouts(Script.headers());

    private Structs() {
    }

    static Collection<Struct> on(String target) {
        return ALL.on(target).values();
    }

    static StructTable table(String target, String name) {
        Struct struct = ALL.on(target).get(name);
        return struct == null ? null : new StructTable(struct);
    }

    /** The tables of a target's structs by the header that has them. */
    static Map<String, List<StructTable>> byHeader(String target) {
        return on(target).stream().collect(Collectors.groupingBy(Struct::header, TreeMap::new,
                Collectors.mapping(StructTable::new, Collectors.toList())));
    }
}
