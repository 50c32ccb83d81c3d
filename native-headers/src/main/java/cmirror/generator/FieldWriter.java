package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.Target;
import cmirror.headers.Type;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the accessors of one field: {@code sin_port()} reads, {@code sin_port(x)} assigns,
 * {@code sin_port$offset()} is C's offsetof. Element i of an array is {@code name(i)}.
 */
final class FieldWriter {

    private final Headers headers;
    private final String struct;
    private final String name;
    private final Map<Target, Abi.Field> fields;
    private final Abi.Field sample;
    private final String doc;
    private final boolean wide;
    /** What a field that points to a function takes, or null. */
    private final String function;
    private final Map<Target, Long> sizes;
    private final boolean open;

    /** {@code sizes}: of the struct; {@code open}: whether its memory may end within this field. */
    FieldWriter(Headers headers, String struct, String name, Map<Target, Abi.Field> fields,
            Manual.Entry manual, String function, Map<Target, Long> sizes, boolean open) {
        this.headers = headers;
        this.sizes = sizes;
        this.open = open;
        this.struct = struct;
        this.name = name;
        this.fields = fields;
        this.sample = any(fields);
        this.function = function;
        this.doc = Javadoc.field(sample.declaration(), manual, name);
        this.wide = present().anyMatch(f -> f.type().isInteger() && f.type().bytes() > 4);
    }

    private Stream<Abi.Field> present() {
        return fields.values().stream().filter(Objects::nonNull);
    }

    void addTo(TypeSpec.Builder type) {
        if (name.contains(".")) {
            return; // a PartWriter's
        }
        offset(type);
        if (name.startsWith("__")) {
            return; // the header's own business: in the layout, but no C program names it
        }
        Type t = sample.type();
        if (t.isRecord()) {
            record(type);
        } else if (t.isArray()) {
            array(type);
        } else if (t.isPointer()) {
            pointer(type);
        } else {
            scalar(type);
        }
    }

    void offset(TypeSpec.Builder type) {
        type.addMethod(guarded(name + "$offset")
                .addModifiers(Modifier.STATIC)
                .addJavadoc("{@code offsetof($L, $L)}.\n", struct, name)
                .returns(long.class)
                .addStatement(Names.code("return " + each(f -> String.valueOf(f.offset()))))
                .build());
    }

    private void scalar(TypeSpec.Builder type) {
        TypeName carrier = carrier();
        type.addMethod(guarded(name).addJavadoc("$L", doc).returns(carrier)
                .addStatement(Names.code("return " + each(f -> get(f, "bytes$$()",
                        String.valueOf(f.offset())))))
                .build());
        type.addMethod(guarded(name).addJavadoc("Assigns $L", doc)
                .addParameter(carrier, "value")
                .addCode(Names.code(statements(f -> set(f, "target$$()",
                        String.valueOf(f.offset())))))
                .build());
    }

    private void array(TypeSpec.Builder type) {
        type.addMethod(guarded(name).addJavadoc("$L", doc).returns(MemorySegment.class)
                .addStatement(Names.code("return " + each(this::slice))).build());
        if (sample.type().isPointer() || sample.type().isFloat()) {
            return;
        }
        TypeName carrier = carrier();
        type.addMethod(guarded(name).addJavadoc("Element i of $L", doc)
                .addParameter(int.class, "i").returns(carrier)
                .addStatement(Names.code("return " + each(f -> get(f, memory(f), element(f)))))
                .build());
        type.addMethod(guarded(name).addJavadoc("Assigns element i of $L", doc)
                .addParameter(int.class, "i").addParameter(carrier, "value")
                .addCode(Names.code(statements(f -> set(f, isOpen(f) ? "memoryTarget$$()" : "target$$()", element(f)))))
                .build());
    }

    private void record(TypeSpec.Builder type) {
        Type t = sample.type();
        boolean known = headers.hasStruct(t.record());
        if (t.isArray() || !known && !headers.isForeign(t.record())) {
            type.addMethod(guarded(name).addJavadoc("$L", doc).returns(MemorySegment.class)
                    .addStatement(Names.code("return " + each(this::slice))).build());
            if (!known && !headers.isForeign(t.record())) {
                return;
            }
        }
        if (!known && headers.isForeign(t.record())) {
            foreign(type, t);
            return;
        }
        ClassName view = ClassName.get(headers.javaPackage, t.record());
        MethodSpec.Builder getter = guarded(name).returns(view)
                .addJavadoc((t.isArray() ? "Element i of " : "The part ") + "$L", doc);
        if (t.isArray()) {
            getter.addParameter(int.class, "i");
        }
        type.addMethod(getter.addStatement(Names.code("return " + t.record() + ".part("
                + Target.choose(Target.each(target -> part(target, t.isArray()))) + ", this)")).build());
        if (!t.isArray()) {
            type.addMethod(guarded(name).addJavadoc("Assigns, copying, $L", doc)
                    .addParameter(view, "value").addStatement("$L().set(value)", name).build());
        }
    }

    /** A part that is a struct of package cmirror, seen from a program's own. */
    private void foreign(TypeSpec.Builder type, Type t) {
        ClassName view = ClassName.get(Names.MIRROR, t.record());
        MethodSpec.Builder getter = guarded(name).returns(view)
                .addJavadoc((t.isArray() ? "Element i of " : "The part ") + "$L", doc);
        if (t.isArray()) {
            getter.addParameter(int.class, "i");
        }
        type.addMethod(getter.addStatement(Names.code("return $view:T.of("
                + Target.choose(Target.each(target -> part(target, t.isArray()))) + ")", view)).build());
        if (!t.isArray()) {
            type.addMethod(guarded(name).addJavadoc("Assigns, copying, $L", doc)
                    .addParameter(view, "value").addStatement("$L().set(value)", name).build());
        }
    }

    /** The memory of a part: the last one goes on as far as the struct's does. */
    String part(Target target, boolean array) {
        Abi.Field field = fields.get(target) == null ? sample : fields.get(target);
        int bytes = field.type().bytes();
        return array ? (isOpen(field) ? "memory$$()" : "bytes$$()") + ".asSlice(" + element(field) + ", " + bytes + ")"
                : Objects.equals(sizes.get(target), field.offset() + bytes)
                        ? "memory$$().asSlice(" + field.offset() + ")"
                        : "bytes$$().asSlice(" + field.offset() + ", " + bytes + ")";
    }

    /** {@code T *} reads as what it points to; {@code T **} also by index, as in C. */
    private void pointer(TypeSpec.Builder type) {
        String pointee = sample.declaration().replaceAll("\\b(const|struct|union)\\b", "")
                .replaceFirst("\\*?\\s*" + name + "$", "").strip();
        boolean one = sample.declaration().matches("[^*]*\\*\\s*\\w+") && headers.hasStruct(pointee);
        String at = each(f -> String.valueOf(f.offset()));
        if (headers.isForeign(pointee) && sample.declaration().matches("[^*]*\\*\\s*\\w+")) {
            ClassName view = ClassName.get(Names.MIRROR, pointee);
            type.addMethod(guarded(name).addJavadoc("$L", doc).returns(view)
                    .addStatement(Names.code("return pointer$$(" + at + ") == null ? null : $view:T.of(pointer$$(" + at
                            + "))", view)).build());
            type.addMethod(guarded(name).addJavadoc("Assigns $L", doc).addParameter(Object.class, "value")
                    .addStatement(Names.code("pointer(" + at + ", \"" + struct + "." + name + "\", value)")).build());
            return;
        }
        if (function != null && function.startsWith("own ")) {
            String own = function.substring(4);
            int dot = own.lastIndexOf('.');
            ClassName method = ClassName.get(dot < 0 ? "" : own.substring(0, dot), own.substring(dot + 1));
            type.addMethod(guarded(name).addJavadoc("$L", doc).returns(method)
                    .addStatement(Names.code("return ($view:T) $functions:T.method(bytes$$().get(JAVA_LONG_UNALIGNED, "
                            + at + "))", method)).build());
            type.addMethod(guarded(name).addJavadoc("Assigns $L", doc).addParameter(method, "value")
                    .addStatement(Names.code("target$$().set(JAVA_LONG_UNALIGNED, " + at + ", $functions:T.number(value))"))
                    .build());
            return;
        }
        type.addMethod(guarded(name).addJavadoc("$L", doc)
                .returns(one ? ClassName.get(headers.javaPackage, pointee)
                        : ClassName.get(MemorySegment.class))
                .addStatement(Names.code(one
                        ? "return " + pointee + ".orNull(bytes$$().get(JAVA_LONG_UNALIGNED, "
                                + at + "), pointee$$(" + at + "))"
                        : function == null ? "return pointer$$(" + at + ")"
                                : "return $functions:T.at(bytes$$(), " + at + ")"))
                .build());
        type.addMethod(guarded(name).addJavadoc("Assigns $L", doc)
                .addParameter(Object.class, "value")
                .addStatement(Names.code("pointer(" + at + ", \"" + struct + "." + name
                        + "\", value)"))
                .build());
        if (function != null) {
            type.addMethod(guarded(name).addJavadoc("Assigns a Java method: $L", doc)
                    .addParameter(ClassName.get(Names.MIRROR, function), "value")
                    .addStatement(Names.code(name + "((Object) $functions:T.pointer(value))"))
                    .build());
        }
        if (sample.declaration().matches(".*\\*\\s*\\*\\s*\\w+")) {
            type.addMethod(guarded(name).addJavadoc("Element i of $L", doc)
                    .addParameter(int.class, "i").returns(MemorySegment.class)
                    .addStatement(Names.code("return element(" + at + ", i, \"" + struct + "."
                            + name + "\")"))
                    .build());
        }
    }

    private TypeName carrier() {
        return sample.type().isFloat() ? TypeName.DOUBLE : wide ? TypeName.LONG : TypeName.INT;
    }

    /** All bytes of a field; of an array without a length, all that follow. */
    private String slice(Abi.Field field) {
        Type t = field.type();
        return isOpen(field) ? "memory$$().asSlice(" + field.offset() + ")"
                : open ? "bytes$$(" + field.offset() + "L, " + t.bytes() * t.count() + ")"
                        : "bytes$$().asSlice(" + field.offset() + ", " + t.bytes() * Math.max(1, t.count())
                                + ")";
    }

    /** An array of none or one: C programs go on behind it, as far as the memory does. */
    private static boolean isOpen(Abi.Field field) {
        return field.type().count() == 0 || field.type().count() == 1;
    }

    private static String memory(Abi.Field field) {
        return isOpen(field) ? "memory$$()" : "bytes$$()";
    }

    private String element(Abi.Field field) {
        Type t = field.type();
        String count = isOpen(field) ? "(memory$$().byteSize() - " + field.offset() + ") / " + t.bytes()
                : open ? "Math.min(" + t.count() + ", (memory$$().byteSize() - " + field.offset()
                        + ") / " + t.bytes() + ")" : String.valueOf(t.count());
        return field.offset() + " + " + (t.bytes() == 1 ? "" : t.bytes() + " * ")
                + "$range:T.index(\"" + struct + "." + name + "\", i, " + count + ")";
    }

    private String get(Abi.Field field, String segment, String at) {
        Type t = field.type();
        if (t.isFloat()) {
            return segment + ".get(" + (t.bytes() == 4 ? "JAVA_FLOAT" : "JAVA_DOUBLE")
                    + "_UNALIGNED, " + at + ")";
        }
        String raw = segment + ".get(" + layout(t) + ", " + at + ")";
        if (field.isBits()) {
            String unit = t.bytes() >= 4 ? raw : raw + " & " + mask(8 * t.bytes());
            String bits = "(" + unit + ") >>> " + field.bitOffset() + " & " + mask(field.bitWidth());
            return t.isUnsigned() || t.bytes() > 4 ? bits
                    : "(" + bits + ") << " + (32 - field.bitWidth()) + " >> "
                            + (32 - field.bitWidth());
        }
        return t.isUnsigned() && (t.bytes() < 4 || t.bytes() == 4 && wide) ? raw + " & " + mask(8 * t.bytes()) : raw;
    }

    private String set(Abi.Field field, String segment, String at) {
        Type t = field.type();
        if (t.isFloat()) {
            return segment + (t.bytes() == 4 ? ".set(JAVA_FLOAT_UNALIGNED, " + at + ", (float) value)"
                    : ".set(JAVA_DOUBLE_UNALIGNED, " + at + ", value)");
        }
        String cast = t.bytes() == 1 ? "(byte) " : t.bytes() == 2 ? "(short) "
                : t.bytes() == 4 && wide ? "(int) " : "";
        if (field.isBits()) {
            String raw = segment + ".get(" + layout(t) + ", " + at + ")";
            long ones = (field.bitWidth() == 64 ? -1L : (1L << field.bitWidth()) - 1)
                    << field.bitOffset();
            String clear = t.bytes() == 8 ? "~0x" + Long.toHexString(ones) + "L"
                    : "~0x" + Integer.toHexString((int) ones);
            return segment + ".set(" + layout(t) + ", " + at + ", "
                    + cast + "(" + raw + " & " + clear + " | " + (t.bytes() == 8 ? "" : "(int) ") + "$range:T.bits(\"" + struct + "." + name
                    + "\", value, " + field.bitWidth() + ", " + !t.isUnsigned() + ") << "
                    + field.bitOffset() + "))";
        }
        String value = t.bytes() < 4 || t.bytes() == 4 && wide
                ? "$range:T." + t.kind() + t.bytes() * 8 + "(\"" + struct + "." + name
                        + "\", value)" : "value";
        return segment + ".set(" + layout(t) + ", " + at + ", " + cast + value + ")";
    }

    private static String mask(int bits) {
        return bits == 64 ? "-1L" : bits >= 32 ? "0x" + Long.toHexString((1L << bits) - 1) + "L"
                : "0x" + Integer.toHexString((1 << bits) - 1);
    }

    private static String layout(Type type) {
        return switch (type.bytes()) {
            case 1 -> "JAVA_BYTE";
            case 2 -> "JAVA_SHORT_UNALIGNED";
            case 4 -> "JAVA_INT_UNALIGNED";
            default -> "JAVA_LONG_UNALIGNED";
        };
    }

    /** One expression over all targets; those without the field never get there. */
    String each(Function<Abi.Field, String> text) {
        return Target.choose(Target.each(t -> text.apply(
                fields.get(t) == null ? sample : fields.get(t))));
    }

    private String statements(Function<Abi.Field, String> text) {
        return Target.chooseStatement(Target.each(t -> text.apply(
                fields.get(t) == null ? sample : fields.get(t))));
    }

    /** A method that fails with a sentence on the targets that lack the field. */
    MethodSpec.Builder guarded(String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PUBLIC);
        List<Target> lacking = fields.entrySet().stream().filter(e -> e.getValue() == null)
                .map(Map.Entry::getKey).toList();
        if (!lacking.isEmpty()) {
            method.addCode(Names.code("if (" + Target.condition(lacking) + ") {\n"
                    + "    throw $missing:T.field(\"" + struct + "\", \"" + name + "\");\n}\n"));
        }
        return method;
    }
}
