package cmirror.generator;

import cmirror.headers.Headers;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import javax.lang.model.element.Modifier;

/** Writes the class of what C programs have pointers to and never look into: FILE, DIR. */
final class OpaqueWriter {

    private OpaqueWriter() {
    }

    static TypeSpec type(Headers.Header header, String name) {
        ClassName self = ClassName.get(Names.MIRROR, name);
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ClassName.get(Names.MIRROR, "Opaque"))
                .addJavadoc("{@code $L} of {@code $L}: its inside is libc's own.\n", name,
                        header.include())
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("What a variable of libc points to.\n")
                        .addParameter(String.class, "variable")
                        .addStatement("super(variable)")
                        .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE)
                        .addParameter(MemorySegment.class, "segment")
                        .addStatement("super(segment)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("The cast {@code ($L *)} of a pointer.\n", name)
                        .addParameter(MemorySegment.class, "pointer")
                        .returns(self).addStatement("return cast(new $T(pointer))", self)
                        .build())
                .addMethod(MethodSpec.methodBuilder("orNull").addModifiers(Modifier.STATIC)
                        .addParameter(long.class, "address")
                        .returns(self)
                        .addStatement("return address == 0 ? null : opened(new $T($T.ofAddress(address)))",
                                self, MemorySegment.class)
                        .build())
                .build();
    }
}
