package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of a struct or union: a view of its bytes, with an accessor for each field. */
final class StructWriter {

    private final Headers headers;
    private final Headers.Header header;
    private final String name;
    private final Map<Target, Abi.Struct> structs;
    private final Manual.Entry manual;
    private final ClassName self;
    private final Map<Target, Long> sizes;
    /** The last field, if programs have memory that ends within it; or null. */
    private final String open;

    StructWriter(Headers headers, Headers.Header header, String name) {
        this.headers = headers;
        this.header = header;
        this.name = name;
        this.structs = header.struct(name);
        this.manual = header.manual().find("struct " + name);
        this.self = ClassName.get(headers.javaPackage, name);
        this.sizes = Target.each(t -> structs.get(t) == null ? null : structs.get(t).size());
        this.open = header.list().symbols().stream().filter(symbol -> symbol.name().equals(name))
                .map(SymbolList.Symbol::openField).filter(Objects::nonNull).findFirst().orElse(null);
        if (any(structs) == null) {
            throw new IllegalArgumentException(header.include() + ": no target has " + name);
        }
    }

    TypeSpec type() {
        Abi.Struct sample = any(structs);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ClassName.get(Names.MIRROR, "Struct"))
                .addJavadoc("$L", Javadoc.struct(sample, manual, header.include()));
        constructors(type);
        layout(type);
        Map<String, Map<Target, Abi.Field>> fields = new LinkedHashMap<>();
        for (String field : fieldNames()) {
            fields.put(field, Target.each(t -> structs.get(t) == null ? null
                    : structs.get(t).fields().get(field)));
        }
        fields.forEach((field, everywhere) ->
                new FieldWriter(headers, name, field, everywhere, manual, function(field), sizes,
                        field.equals(open)).addTo(type));
        for (String part : PartWriter.parts(fields.keySet())) {
            new PartWriter(headers, self, name, part, fields, sizes).addTo(type);
        }
        for (SymbolList.Alias alias : header.list().aliases()) {
            if (alias.struct().equals(name)) {
                type.addMethod(MethodSpec.methodBuilder(alias.name())
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("{@code #define $L $L[$L]}.\n",
                                alias.name(), alias.field(), alias.index())
                        .returns(MemorySegment.class)
                        .addStatement("return $L($L)", alias.field(), alias.index())
                        .build());
            }
        }
        return type.build();
    }

    /** The Java type of functions that a field takes, or null. */
    private String function(String field) {
        for (SymbolList.FunctionField function : header.list().functionFields()) {
            if (function.struct().equals(name) && function.field().equals(field)) {
                return function.type();
            }
        }
        return null;
    }

    /** Every target's fields, in the order of their offsets on the first target that has them. */
    private Set<String> fieldNames() {
        Set<String> names = new LinkedHashSet<>();
        structs.values().stream().filter(Objects::nonNull)
                .forEach(struct -> names.addAll(struct.fields().keySet()));
        return names;
    }

    private void constructors(TypeSpec.Builder type) {
        String c = any(structs).declaration();
        String size = number(Abi.Struct::size);
        String align = number(s -> (long) s.align());
        String least = open == null ? size : number(s -> s.fields().get(open).offset());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
                .addJavadoc("A new {@code $L}, all zero; the garbage collector frees it.\n", c)
                .addStatement(Names.code("super(" + size + ", " + align + ")"))
                .build());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(MemorySegment.class, "memory")
                .addParameter(ClassName.get(Names.MIRROR, "Struct"), "owner")
                .addStatement(Names.code("super(memory, " + size + ", owner)"))
                .build());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                .addParameter(MemorySegment.class, "segment")
                .addStatement("super(segment, null)")
                .build());
        type.addMethod(MethodSpec.methodBuilder("allocate")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("A new {@code $L}, all zero, freed with the arena.\n", c)
                .addParameter(Arena.class, "arena")
                .returns(self)
                .addStatement(Names.code("return new " + name + "(memory(arena, " + size + ", "
                        + align + ", \"" + name + "\"))"))
                .build());
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The cast {@code ($L *)}: what stands at the start of this memory, "
                        + "seen as a {@code $L}. NULL is NULL.\n", c, c)
                .addParameter(MemorySegment.class, "segment")
                .returns(self)
                .addStatement(Names.code("return segment == null ? null : new " + name + "(view(segment, " + least
                        + ", \"" + c + "\"), null)"))
                .build());
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The cast {@code ($L *)} of another object: the same bytes. NULL is NULL.\n", c)
                .addParameter(ClassName.get(Names.MIRROR, "CObject"), "object")
                .returns(self)
                .addStatement(Names.code("return object == null ? null : new " + name + "(view(object, " + least
                        + ", \"" + c + "\"), struct(object))"))
                .build());
        type.addMethod(MethodSpec.methodBuilder("orNull")
                .addModifiers(Modifier.STATIC)
                .addParameter(long.class, "address")
                .returns(self)
                .addStatement("return orNull(address, null)")
                .build());
        type.addMethod(MethodSpec.methodBuilder("orNull")
                .addModifiers(Modifier.STATIC)
                .addParameter(long.class, "address")
                .addParameter(Object.class, "pointee")
                .returns(self)
                .addStatement(Names.code("return address == 0 ? null : new " + name
                        + "(view(address, pointee, " + least + "), struct(pointee))"))
                .build());
        type.addMethod(MethodSpec.methodBuilder("part")
                .addModifiers(Modifier.STATIC)
                .addParameter(MemorySegment.class, "segment")
                .addParameter(ClassName.get(Names.MIRROR, "Struct"), "owner")
                .returns(self)
                .addStatement("return new $T(segment, owner)", self)
                .build());
        type.addMethod(MethodSpec.methodBuilder("array")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("{@code $L name[n];}: all zero, one behind the other. The Java array "
                        + "stands for C's in calls and in pointers.\n", c)
                .addParameter(int.class, "n")
                .returns(ArrayTypeName.of(self))
                .addStatement(Names.code(name + "[] array = new " + name + "[$array:T.length(\"" + name
                        + "\", n)]"))
                .addStatement(Names.code("$array:T memory = new $array:T(array, "
                        + size + ", " + align + ")"))
                .beginControlFlow("for (int i = 0; i < n; i++)")
                .addStatement("array[i] = new $T(memory.from(i), memory)", self)
                .endControlFlow()
                .addStatement("return array")
                .build());
        type.addMethod(MethodSpec.methodBuilder("set").addModifiers(Modifier.PUBLIC)
                .addJavadoc("C's assignment of a whole struct: copies the bytes.\n")
                .addParameter(self, "value")
                .addStatement("copy(value)")
                .build());
    }

    /** The layout of the running target, made when it is first asked for. */
    private void layout(TypeSpec.Builder type) {
        List<Target> lacking = structs.entrySet().stream().filter(e -> e.getValue() == null)
                .map(Map.Entry::getKey).toList();
        type.addMethod(MethodSpec.methodBuilder("layout")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The layout of {@code $L} on the running platform.\n",
                        any(structs).declaration())
                .returns(GroupLayout.class)
                .addCode(Names.code(lacking.isEmpty() ? "" : "if (" + Target.condition(lacking) + ") {\n"
                        + "    $missing:T.struct(\"" + name + "\");\n}\n"))
                .addStatement("return Layout.OF")
                .build());
        String layout = Target.choose(Target.each(t -> structs.get(t) == null
                ? "$missing:T.struct(\"" + name + "\")"
                : LayoutText.of(headers, structs.get(t))));
        type.addType(TypeSpec.classBuilder("Layout")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(GroupLayout.class, "OF",
                                Modifier.STATIC, Modifier.FINAL)
                        .initializer(Names.code(layout.replace("MemoryLayout.", "$memory:T.")))
                        .build())
                .build());
    }

    private String number(java.util.function.Function<Abi.Struct, Long> of) {
        return Target.choose(Target.each(t -> structs.get(t) == null
                ? "$missing:T.structSize(\"" + name + "\")" : of.apply(structs.get(t)).toString()));
    }
}
