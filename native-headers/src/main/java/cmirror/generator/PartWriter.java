package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import cmirror.headers.Type;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the part of a struct that has a name but whose type has none: {@code un} of icmphdr, so
 * that {@code icmp.un.echo.id} reads {@code icmp.un().echo().id()}. Its class stands in the
 * struct's class.
 */
final class PartWriter {

    private final Headers headers;
    private final String struct;
    private final String name;
    /** The fields of the part by their names in it, and there by target. */
    private final Map<String, Map<Target, Abi.Field>> fields = new LinkedHashMap<>();
    private final Map<Target, Long> start;
    private final Map<Target, Long> size;
    private final ClassName self;
    /** Of the struct that this is a part of. */
    private final Map<Target, Long> sizes;

    PartWriter(Headers headers, ClassName owner, String struct, String name,
            Map<String, Map<Target, Abi.Field>> all, Map<Target, Long> sizes) {
        this.sizes = sizes;
        this.headers = headers;
        this.struct = struct;
        this.name = name;
        this.self = owner.nestedClass(name);
        all.forEach((path, field) -> {
            if (path.startsWith(name + ".")) {
                fields.put(path.substring(name.length() + 1), field);
            }
        });
        this.start = Target.each(t -> fields.values().stream().map(f -> f.get(t))
                .filter(Objects::nonNull).mapToLong(Abi.Field::offset).min().orElse(-1));
        this.size = Target.each(this::size);
    }

    /** The first components of the paths among these names, but those that only headers use. */
    static Set<String> parts(Set<String> names) {
        Set<String> parts = new LinkedHashSet<>();
        for (String name : names) {
            int dot = name.indexOf('.');
            if (dot > 0 && !name.startsWith("_")) {
                parts.add(name.substring(0, dot));
            }
        }
        return parts;
    }

    /** From its first field to behind its last one, filled up to its alignment. */
    private long size(Target target) {
        long end = 0;
        long align = 1;
        for (Map<Target, Abi.Field> field : fields.values()) {
            Abi.Field f = field.get(target);
            if (f != null) {
                Type type = f.type();
                end = Math.max(end, f.offset() + (long) type.bytes() * Math.abs(type.count()));
                align = Math.max(align, type.isRecord() ? 1 : type.bytes());
            }
        }
        return (end - start.get(target) + align - 1) / align * align;
    }

    void addTo(TypeSpec.Builder type) {
        Map<Target, Abi.Field> places = Target.each(t -> start.get(t) < 0 ? null
                : new Abi.Field(name, start.get(t), 0, 0,
                        new Type("struct", Math.toIntExact(size.get(t)), name, -1), name));
        FieldWriter place = new FieldWriter(headers, struct, name, places, null, null, sizes, false);
        place.offset(type);
        type.addMethod(place.guarded(name)
                .addJavadoc("The part {@code $L}.\n", name)
                .returns(self)
                .addStatement(Names.code("return new " + name + "("
                        + Target.choose(Target.each(t -> place.part(t, false))) + ", "
                        + place.each(f -> String.valueOf(f.type().bytes())) + ", this)"))
                .build());
        type.addType(part());
    }

    private TypeSpec part() {
        TypeSpec.Builder part = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ClassName.get(Names.MIRROR, "Struct"))
                .addJavadoc("The part {@code $L} of a {@code $L}.\n", name, struct)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                        .addParameter(MemorySegment.class, "memory")
                        .addParameter(long.class, "size")
                        .addParameter(ClassName.get(Names.MIRROR, "Struct"), "owner")
                        .addStatement("super(memory, size, owner)")
                        .build());
        for (Map.Entry<String, Map<Target, Abi.Field>> field : fields.entrySet()) {
            if (!field.getKey().contains(".")) {
                new FieldWriter(headers, struct + "." + name, field.getKey(),
                        relative(field.getValue()), null, null, size, false).addTo(part);
            }
        }
        Map<String, Map<Target, Abi.Field>> relative = new LinkedHashMap<>();
        fields.forEach((path, field) -> relative.put(path, relative(field)));
        for (String inner : parts(fields.keySet())) {
            new PartWriter(headers, self, struct + "." + name, inner, relative, size).addTo(part);
        }
        return part.build();
    }

    /** The same fields, under their last name, with offsets from the start of the part. */
    private Map<Target, Abi.Field> relative(Map<Target, Abi.Field> field) {
        String path = any(field).name();
        String last = path.substring(path.lastIndexOf('.') + 1);
        return Target.each(t -> {
            Abi.Field f = field.get(t);
            return f == null ? null : new Abi.Field(last, f.offset() - start.get(t),
                    f.bitOffset(), f.bitWidth(), f.type(), f.declaration().replace(path, last));
        });
    }
}
