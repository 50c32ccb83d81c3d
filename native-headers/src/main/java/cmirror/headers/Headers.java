package cmirror.headers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Everything that native-headers says: the lists, the descriptions and the manual. */
public final class Headers {

    /** One header, with what each target says of it. */
    public record Header(SymbolList list, Map<Target, Abi> abi, Manual manual) {

        /** All that the folder native-headers says of a list's header. */
        public static Header read(Path nativeHeaders, SymbolList list) {
            return new Header(list, Target.each(t -> Abi.read(nativeHeaders.resolve(
                    "abi/" + t.folder() + "/" + list.header() + ".abi"))),
                    Manual.read(nativeHeaders.resolve("manual/" + list.header() + ".txt")));
        }

        public Map<Target, Abi.Struct> struct(String name) {
            return Target.each(t -> abi.get(t).structs.get(name));
        }

        public Map<Target, Abi.Constant> constant(String name) {
            return Target.each(t -> abi.get(t).constants.get(name));
        }

        public Map<Target, Abi.Function> function(String name) {
            return Target.each(t -> abi.get(t).functions.get(name));
        }

        public Map<Target, Abi.Typedef> typedef(String name) {
            return Target.each(t -> abi.get(t).typedefs.get(name));
        }

        public Map<Target, Abi.Variable> variable(String name) {
            return Target.each(t -> abi.get(t).variables.get(name));
        }

        /** {@code <sys/socket.h>}. */
        public String include() {
            return "<" + list.header() + ".h>";
        }

        /** The line that a Java program has for a name of this kind. */
        public String importOf(String kind) {
            return SymbolList.importOf(kind, list.header());
        }
    }

    public final String javaPackage;
    public final List<Header> all;
    /** The structs that package cmirror has, where these headers are a program's own. */
    private final Set<String> foreign;
    private final Map<String, Header> structs = new LinkedHashMap<>();
    private final Map<String, Header> typedefs = new LinkedHashMap<>();

    /** All that this module has. */
    public Headers(Path nativeHeaders) {
        this("cmirror", SymbolList.readAll(nativeHeaders.resolve("symbols")).stream()
                .map(list -> Header.read(nativeHeaders, list)).toList());
    }

    /** Headers whose classes stand in a Java package. */
    public Headers(String javaPackage, List<Header> headers) {
        this(javaPackage, headers, Set.of());
    }

    /** The same, of a program that uses structs of the mirror's within its own. */
    public Headers(String javaPackage, List<Header> headers, Set<String> foreign) {
        this.foreign = foreign;
        this.javaPackage = javaPackage;
        this.all = headers;
        for (Header header : all) {
            for (SymbolList.Symbol symbol : header.list().symbols()) {
                switch (symbol.kind()) {
                    case "struct", "union" -> structs.put(symbol.name(), header);
                    case "typedef" -> typedefs.put(symbol.name(), header);
                    default -> { }
                }
            }
        }
    }

    /** Whether the mirror has a class without fields for this typedef: FILE, DIR. */
    public boolean isOpaque(String name) {
        Header header = typedefs.get(name);
        return header != null && header.list().symbols().stream()
                .anyMatch(s -> s.name().equals(name) && s.isOpaque());
    }

    /** Whether a pointer to it is checked: that it is open, or initialized. */
    public boolean isHandle(String name) {
        Header header = typedefs.get(name);
        return isOpaque(name) || header != null && header.list().symbols().stream()
                .anyMatch(s -> s.name().equals(name) && s.remark().startsWith("handle"));
    }

    /** Whether the mirror has a class for this struct. */
    public boolean hasStruct(String name) {
        return structs.containsKey(name);
    }

    /** Whether it is another package's struct, of which only what is public can be used. */
    public boolean isForeign(String name) {
        return !hasStruct(name) && foreign.contains(name);
    }

    /** Whether the mirror has a class for this number or pointer: timer_t. */
    public boolean hasTypedef(String name) {
        return typedefs.containsKey(name);
    }

    /** sizeof a C type on each target; 0 where the mirror does not know the type. */
    public Map<Target, Long> sizeof(String cType) {
        if (cType.endsWith("*")) {
            return Target.each(t -> 8L);
        }
        String name = cType.replaceAll("\\b(const|struct|union)\\b", "").strip();
        Header struct = structs.get(name);
        if (struct != null) {
            return Target.each(t -> {
                Abi.Struct description = struct.struct(name).get(t);
                return description == null ? 0L : description.size();
            });
        }
        String plain = name.equals("int") || name.equals("long") || name.equals("short")
                || name.equals("char") ? name + "_" : name.replace(' ', '_');
        Header typedef = typedefs.get(plain);
        if (typedef == null) {
            return Target.each(t -> 0L);
        }
        return Target.each(t -> {
            Abi.Typedef description = typedef.typedef(plain).get(t);
            return description == null ? 0L : (long) description.type().bytes();
        });
    }

    /** What a constant means; null where the manual does not say. */
    public Manual.Constant meaning(String constant) {
        return all.stream().map(header -> header.manual().constant(constant))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    /**
     * When a function of a header fails with an error: the function's own phrase, its header's, or
     * what the error means everywhere; null where the manual does not say.
     */
    public String error(Header header, String function, String error) {
        String phrase = header.manual().error(function, error);
        Manual.Constant meaning = phrase == null ? meaning(error) : null;
        return meaning == null ? phrase : meaning.text();
    }

    /** What the first target that has it says: declarations differ only in spelling. */
    public static <T> T any(Map<Target, T> descriptions) {
        return descriptions.values().stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
}
