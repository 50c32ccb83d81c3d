package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the class of a number in C's memory: {@code socklen_t}, for calls that take its address. */
final class ScalarWriter {

    private ScalarWriter() {
    }

    /** Null where some target has a struct under this name. A pointer is a number of 64 bits. */
    static TypeSpec type(Headers.Header header, String name) {
        Map<Target, Abi.Typedef> typedefs = header.typedef(name);
        if (!typedefs.values().stream().filter(Objects::nonNull)
                .allMatch(t -> t.type().isInteger() || t.type().isPointer())) {
            return null;
        }
        String bytes = Target.choose(Target.each(t -> size(name, typedefs.get(t))));
        String signed = Target.choose(Target.each(t -> signed(typedefs.get(t))));
        boolean wide = typedefs.values().stream().filter(Objects::nonNull)
                .anyMatch(t -> t.type().bytes() > 4);
        TypeName carrier = wide ? TypeName.LONG : TypeName.INT;
        ClassName self = ClassName.get(Names.MIRROR, name);
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ClassName.get(Names.MIRROR, "Scalar"))
                .addJavadoc("A {@code $L} in C's memory ({@code $L}), where a call wants its "
                                + "address: {@code &x} in C, {@code x} here.\n",
                        any(typedefs).cType().equals(name.replaceAll("_$", "").replace('_', ' '))
                                ? any(typedefs).cType() : name, any(typedefs).cType())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
                        .addJavadoc("A new one, zero.\n")
                        .addStatement(Names.code("super(" + bytes + ", " + signed + ")"))
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
                        .addJavadoc("A new one with a value.\n")
                        .addParameter(carrier, "value")
                        .addStatement("this()").addStatement("set(value)")
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                        .addParameter(MemorySegment.class, "segment")
                        .addStatement(Names.code("super(segment, " + bytes + ", " + signed + ")"))
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("The one that stands at the start of this memory: the cast.\n")
                        .addParameter(MemorySegment.class, "segment")
                        .returns(self).addStatement("return new $T(segment)", self)
                        .build())
                .addMethod(MethodSpec.methodBuilder("get").addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Its value.\n")
                        .returns(carrier)
                        .addStatement(wide ? "return value()" : "return (int) value()")
                        .build())
                .addMethod(MethodSpec.methodBuilder("set").addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Assigns; a value that does not fit is an error.\n")
                        .addParameter(carrier, "value")
                        .addStatement("value(value)")
                        .build())
                .build();
    }

    private static String size(String name, Abi.Typedef typedef) {
        return typedef == null ? "$missing:T.typeSize(\"" + name + "\")" : String.valueOf(typedef.type().bytes());
    }

    private static String signed(Abi.Typedef typedef) {
        return String.valueOf(typedef != null && typedef.type().isInteger()
                && !typedef.type().isUnsigned());
    }
}
