package cmirror.jextract;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.UnionLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a struct, in the grammar of the descriptions: from its layout, with the C that
 * jextract quotes at {@code x$offset()}. The fields of a part whose type has no name are the
 * struct's own: {@code un.echo.id}, or {@code id} where the part has no name either.
 */
final class Fields {

    private final Output output;
    private final Signs signs;
    private final List<Columns.Row> fields = new ArrayList<>();

    private Fields(Output output, Signs signs) {
        this.output = output;
        this.signs = signs;
    }

    /** Indented lines, their columns aligned. */
    static String of(Output output, Signs signs, Class<?> struct, GroupLayout layout) {
        Fields all = new Fields(output, signs);
        all.add(struct, layout, 0, "");
        return String.join("\n", Columns.lines(all.fields));
    }

    private void add(Class<?> owner, GroupLayout layout, long start, String prefix) {
        long offset = start;
        for (MemoryLayout member : layout.memberLayouts()) {
            if (!(member instanceof PaddingLayout)) {
                member(owner, member, offset, prefix);
            }
            offset += layout instanceof UnionLayout ? 0 : member.byteSize();
        }
    }

    private void member(Class<?> owner, MemoryLayout member, long offset, String prefix) {
        String name = member.name().orElse("");
        String declaration = declaration(owner, name);
        if (declaration == null && member instanceof GroupLayout part) { // it has no name
            add(owner, part, offset, prefix);
        } else if (declaration == null) {
            throw new IllegalStateException(owner.getName() + ": no javadoc at the field " + name);
        } else if (member instanceof GroupLayout part
                && declaration.matches("(?s)(struct|union) \\{.*")) {
            add(nested(owner, name), part, offset, prefix + name + ".");
        } else {
            String c = declaration.replaceAll("\\s+", " ");
            String type = CText.type(c, name);
            fields.add(new Columns.Row(String.valueOf(offset), "", type(member, type),
                    prefix + name, prefix.isEmpty() ? c : CText.declare(type, prefix + name)));
        }
    }

    /** The superclass of a typedef's class is the struct's, which has the accessors. */
    private String declaration(Class<?> owner, String field) {
        for (Class<?> type = owner; type != Object.class; type = type.getSuperclass()) {
            String declaration = output.declaration(type, field + "$offset");
            if (declaration != null) {
                return declaration;
            }
        }
        return null;
    }

    private static Class<?> nested(Class<?> owner, String name) {
        for (Class<?> type : owner.getClasses()) { // those of a superclass, too
            if (type.getSimpleName().equals(name)) {
                return type;
            }
        }
        throw new IllegalStateException(owner.getName() + " has no class for its part " + name);
    }

    private String type(MemoryLayout layout, String c) {
        long count = 1;
        boolean array = false;
        MemoryLayout element = layout;
        while (element instanceof SequenceLayout sequence) {
            count *= sequence.elementCount();
            array = true;
            element = sequence.elementLayout();
        }
        return element(element, c) + (!array ? "" : count == 0 ? "[]" : "[" + count + "]");
    }

    private String element(MemoryLayout layout, String c) {
        if (layout instanceof GroupLayout group) {
            return (group instanceof UnionLayout ? "union:" : "struct:") + output.record(c) + "("
                    + group.byteSize() + ")";
        }
        return machine(layout, signs, c);
    }

    /** {@code i32}: a value as the machine sees it, its sign from the C type. */
    static String machine(MemoryLayout layout, Signs signs, String c) {
        return layout instanceof AddressLayout ? "ptr"
                : layout instanceof ValueLayout.OfFloat ? "f32"
                : layout instanceof ValueLayout.OfDouble ? "f64"
                : (signs.isUnsigned(c) ? "u" : "i") + 8 * layout.byteSize();
    }
}
