package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every struct and union of the mirror, as the descriptions have it on each target. */
public final class StructLayouts {

    /**
     * A struct or union on one target.
     *
     * @param declaration how C names it: {@code struct in_addr}
     * @param header      {@code netinet/in.h}
     * @param includes    the C lines that a program needs to have it
     * @param fields      in the order of their offsets
     */
    public record Struct(String target, String kind, String name, String declaration,
            String header, String includes, long size, int align, List<Field> fields) {
    }

    /**
     * A field.
     *
     * @param name        with a dot where it stands in a part: {@code un.echo.id}
     * @param declaration as C has it: {@code unsigned char sin_zero[8]}
     * @param machineType as the descriptions write it: {@code u8[8]}
     * @param firstBit    where it begins, counted from the struct's first byte and there from the
     *                    lowest bit
     * @param bits        how many it has; none if it is a flexible array
     * @param isBitField  whether C gives it a width in bits, and so no offsetof
     * @param note        what the manual says of it, or an empty text
     */
    public record Field(String name, String declaration, String machineType, long firstBit,
            long bits, boolean isBitField, boolean isPointer, String note) {
    }

    private final Map<String, Map<String, Struct>> byTarget = new LinkedHashMap<>();

    /** Reads the folder native-headers. */
    public StructLayouts(Path nativeHeaders) {
        for (Target target : Target.values()) {
            byTarget.put(target.folder(), new TreeMap<>());
        }
        for (SymbolList list : SymbolList.readAll(nativeHeaders.resolve("symbols"))) {
            if (list.symbols().stream().noneMatch(StructLayouts::isStruct)) {
                continue;
            }
            Headers.Header header = new Headers.Header(list,
                    Target.each(target -> Abi.readStructs(nativeHeaders.resolve(
                            "abi/" + target.folder() + "/" + list.header() + ".abi"))),
                    Manual.read(nativeHeaders.resolve("manual/" + list.header() + ".txt")));
            for (SymbolList.Symbol symbol : list.symbols()) {
                header.struct(symbol.name()).forEach((target, struct) -> {
                    if (struct != null) {
                        byTarget.get(target.folder()).put(struct.name(),
                                struct(target.folder(), header, struct));
                    }
                });
            }
        }
    }

    private static boolean isStruct(SymbolList.Symbol symbol) {
        return symbol.kind().equals("struct") || symbol.kind().equals("union");
    }

    /** The targets that there are descriptions of: {@code linux-x86_64} ... */
    public List<String> targets() {
        return List.copyOf(byTarget.keySet());
    }

    /** The structs of a target, by their names. */
    public Map<String, Struct> on(String target) {
        Map<String, Struct> structs = byTarget.get(target);
        if (structs == null) {
            throw new IllegalArgumentException(
                    "there is no target " + target + ", only " + targets());
        }
        return structs;
    }

    private static Struct struct(String target, Headers.Header header, Abi.Struct struct) {
        Manual.Entry entry = header.manual().find("struct " + struct.name());
        Map<String, String> notes = entry == null ? Map.of() : entry.notes();
        List<Field> fields = new ArrayList<>();
        for (Abi.Field field : struct.fields().values()) {
            Type type = field.type();
            long bits = field.isBits() ? field.bitWidth()
                    : 8L * type.bytes() * Math.abs(type.count());
            fields.add(new Field(field.name(), field.declaration(), type.text(),
                    8 * field.offset() + field.bitOffset(), bits, field.isBits(),
                    type.isPointer(), notes.getOrDefault(field.name(), "")));
        }
        fields.sort(Comparator.comparingLong(Field::firstBit));
        return new Struct(target, struct.kind(), struct.name(), struct.declaration(),
                header.list().header() + ".h", header.list().includes(), struct.size(),
                struct.align(), List.copyOf(fields));
    }
}
