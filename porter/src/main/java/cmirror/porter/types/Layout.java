package cmirror.porter.types;

import cmirror.porter.read.CReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFieldDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.internal.core.dom.parser.ValueFactory;
import org.eclipse.cdt.internal.core.dom.parser.c.CVisitor;

/**
 * How large things are and where they lie: as the compilers of all targets do it, each member at the
 * next offset that its alignment divides, bit-fields packed into the unit of their type.
 */
public final class Layout {

    /** A member at its place; bits count from the lowest of the unit at the offset. */
    public record Member(String name, IType type, long offset, int bitOffset, int bits) {
    }

    /** A struct's members, those of members without a name among them. */
    public record Record(long size, long align, List<Member> members) {
    }

    private final Map<String, long[]> system = new HashMap<>();

    public Layout(CReader reader) {
        for (String line : reader.sizes().split("\n")) {
            String[] words = line.split(" ");
            if (words.length == 3) {
                system.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
            }
        }
    }

    /** sizeof; -1 if it is not known. */
    public long of(IType type) {
        if (type == null || C.isUnknown(type)) {
            return -1;
        } else if (C.isArray(type)) {
            long length = C.length(type);
            long element = of(C.pointee(type));
            return length < 0 || element < 0 ? -1 : length * element;
        } else if (C.struct(type) != null) {
            return sizeAndAlign(C.struct(type))[0];
        }
        return C.isPointer(type) ? 8 : C.isFunction(type) ? 1 : C.bytes(type);
    }

    private long align(IType type) {
        return C.isArray(type) ? align(C.pointee(type))
                : C.struct(type) != null ? sizeAndAlign(C.struct(type))[1] : Math.max(1, of(type));
    }

    private long[] sizeAndAlign(ICompositeType struct) {
        IASTCompositeTypeSpecifier definition = OwnTypes.definition(struct);
        if (definition == null || CReader.isSystem(definition.getContainingFilename())) {
            return system.getOrDefault(struct.getName(), new long[] {-1, 1});
        }
        Record record = of(definition);
        return new long[] {record.size, record.align};
    }

    public Record of(ICompositeType struct) {
        return of(OwnTypes.definition(struct));
    }

    private Record of(IASTCompositeTypeSpecifier definition) {
        boolean union = definition.getKey() == IASTCompositeTypeSpecifier.k_union;
        boolean packed = definition.getRawSignature().contains("packed")
                || definition.getParent().getRawSignature().matches("(?s).*__attribute__\\s*\\(\\(.*packed.*");
        List<Member> members = new ArrayList<>();
        long bit = 0;
        long align = 1;
        long size = 0;
        for (IASTDeclaration declaration : definition.getMembers()) {
            if (!(declaration instanceof IASTSimpleDeclaration simple)) {
                continue;
            }
            if (simple.getDeclarators().length == 0
                    && simple.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner) {
                Record part = of(inner);
                long offset = union ? 0 : up(bit, 8 * (packed ? 1 : part.align)) / 8;
                part.members.forEach(m -> members.add(new Member(m.name, m.type, offset + m.offset, m.bitOffset, m.bits)));
                bit = union ? 0 : 8 * (offset + part.size);
                size = Math.max(size, offset + part.size);
                align = Math.max(align, packed ? 1 : part.align);
                continue;
            }
            for (IASTDeclarator declarator : simple.getDeclarators()) {
                IASTDeclarator named = declarator;
                while (named.getNestedDeclarator() != null) {
                    named = named.getNestedDeclarator();
                }
                IType type = named.getName().resolveBinding() instanceof IVariable variable ? variable.getType()
                        : CVisitor.createType(declarator);
                long bytes = Math.max(0, of(type));
                long own = packed ? 1 : align(type);
                String name = named.getName().toString();
                if (declarator instanceof IASTFieldDeclarator field && field.getBitFieldSize() != null) {
                    int bits = bits(field);
                    long at = union ? 0 : bit;
                    if (bits == 0) {
                        bit = up(bit, 8 * bytes);
                        continue;
                    }
                    if (!packed && at / (8 * bytes) != (at + bits - 1) / (8 * bytes)) {
                        at = up(at, 8 * bytes);
                    }
                    long unit = at / (8 * bytes) * bytes;
                    if (!name.isEmpty()) {
                        members.add(new Member(name, type, unit, (int) (at - 8 * unit), bits));
                        align = Math.max(align, own);
                    }
                    bit = union ? 0 : at + bits;
                    size = Math.max(size, (at + bits + 7) / 8);
                    continue;
                }
                long offset = union ? 0 : up(bit, 8 * own) / 8;
                members.add(new Member(name, type, offset, 0, 0));
                bit = union ? 0 : 8 * (offset + bytes);
                size = Math.max(size, offset + bytes);
                align = Math.max(align, own);
            }
        }
        return new Record(up(size, align), align, members);
    }

    /** How many bits a bit-field has. */
    public static int bits(IASTFieldDeclarator field) {
        Number bits = ValueFactory.create(field.getBitFieldSize()).numberValue();
        return bits == null ? 0 : bits.intValue();
    }

    private static long up(long n, long to) {
        return (n + to - 1) / to * to;
    }
}
