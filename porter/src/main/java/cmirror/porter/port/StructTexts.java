package cmirror.porter.port;

import cmirror.generator.NestedStruct;
import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import cmirror.porter.types.C;
import cmirror.porter.types.J;
import cmirror.porter.types.Layout;
import cmirror.porter.types.OwnTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IType;

/** The program's own structs and interfaces, as classes at the end of the file's. */
final class StructTexts {

    private final FilePorter porter;
    private final Set<String> foreign = new TreeSet<>();
    private final List<SymbolList.FunctionField> functions = new ArrayList<>();

    StructTexts(FilePorter porter) {
        this.porter = porter;
    }

    String text() {
        Abi abi = new Abi();
        Set<String> here = new TreeSet<>();
        List<SymbolList.Symbol> symbols = new ArrayList<>();
        int before = -1;
        while (before != symbols.size()) { // a member's struct may be one more
            before = symbols.size();
            new ArrayList<>(porter.own().structs().entrySet()).forEach(entry -> {
                if (!abi.structs.containsKey(entry.getKey()) && porter.own().isDefined(entry.getValue())) {
                    if (OwnTypes.file(entry.getValue()).equals(porter.file().unit().getFilePath())) {
                        here.add(entry.getKey());
                    }
                    abi.structs.put(entry.getKey(), struct(entry.getKey(), entry.getValue()));
                    symbols.add(new SymbolList.Symbol("struct", entry.getKey(), ""));
                }
            });
        }
        StringBuilder out = new StringBuilder();
        if (!here.isEmpty()) {
            out.append("\n    // the structs of the C file, as the compiler lays them out\n");
        }
        for (SymbolList.Symbol symbol : symbols) {
            if (!here.contains(symbol.name())) {
                continue;
            }
            List<SymbolList.Symbol> ordered = new ArrayList<>(symbols);
            SymbolList list = new SymbolList("own", null, List.of(), ordered, List.of(), functions, List.of());
            Headers headers = new Headers("", List.of(new Headers.Header(list, Target.each(t -> abi),
                    Manual.read(Path.of("/none")))), foreign);
            out.append('\n').append(NestedStruct.text(headers, symbol.name()).indent(4).stripTrailing()).append('\n');
        }
        porter.own().interfaces().stream().filter(shape -> porter.program().home(shape) == porter.file())
                .forEach(shape -> out.append("\n    ").append(shape.text()).append('\n'));
        return out.toString();
    }

    private Abi.Struct struct(String name, ICompositeType type) {
        Layout.Record record = porter.sizes().of(type);
        Map<String, Abi.Field> fields = new LinkedHashMap<>();
        for (Layout.Member member : record.members()) {
            if (!member.name().isEmpty()) {
                String java = Names.member(member.name());
                fields.put(java, new Abi.Field(java, member.offset(), member.bitOffset(), member.bits(),
                        type(member.type()), declaration(name, java, member.type())));
            }
        }
        return new Abi.Struct(type.getKey() == ICompositeType.k_union ? "union" : "struct", name, record.size(),
                (int) record.align(), (type.getKey() == ICompositeType.k_union ? "union " : "struct ") + name, fields);
    }

    private String declaration(String struct, String name, IType type) {
        if (C.function(type) != null) {
            String kind = porter.own().functionType(type, porter.kinds());
            boolean mirrors = porter.mirror().type(kind) != null;
            functions.add(new SymbolList.FunctionField(struct, name, "own " + (mirrors ? "cmirror." : "") + kind));
            return "void *" + name;
        }
        ICompositeType pointee = C.structPointee(type);
        String record = pointee == null ? null : porter.own().name(pointee);
        if (record != null && porter.kinds().record(pointee).is(J.Kind.STRUCT)) {
            if (!porter.own().has(pointee)) {
                foreign.add(record);
            }
            return "struct " + record + " *" + name;
        }
        return C.isPointer(type) && !C.isArray(type) ? "void *" + name : "int " + name;
    }

    private Type type(IType type) {
        if (C.isArray(type)) {
            long count = 1;
            IType element = type;
            while (C.isArray(element)) {
                count *= Math.max(0, C.length(element));
                element = C.pointee(element);
            }
            Type one = type(element);
            return new Type(one.kind(), one.bytes(), one.record(), (int) count);
        }
        ICompositeType struct = C.struct(type);
        if (struct != null) {
            String name = porter.own().name(struct);
            if (name == null || !porter.kinds().record(struct).is(J.Kind.STRUCT)) {
                return new Type("u", 1, null, (int) Math.max(1, porter.sizes().of(type)));
            }
            if (!porter.own().has(struct)) {
                foreign.add(name);
            }
            return new Type("struct", (int) porter.sizes().of(type), name, -1);
        } else if (C.isPointer(type)) {
            return new Type("ptr", 8, null, -1);
        } else if (C.isFloating(type)) {
            return new Type("f", C.bytes(type), null, -1);
        }
        return new Type(C.isUnsigned(type) ? "u" : "i", C.bytes(type), null, -1);
    }
}
