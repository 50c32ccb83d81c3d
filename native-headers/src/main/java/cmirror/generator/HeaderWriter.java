package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Prototype;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.pages.Platforms;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the class of a header: its constants, variables and functions. */
final class HeaderWriter {

    private final Headers headers;
    private final Headers.Header header;
    private final TypeSpec.Builder type;

    HeaderWriter(Headers headers, Headers.Header header) {
        this.headers = headers;
        this.header = header;
        this.type = TypeSpec.classBuilder(header.list().className());
    }

    TypeSpec type() {
        if (header.list().superclass() != null) {
            type.superclass(ClassName.get(Names.MIRROR, header.list().superclass()));
        }
        type.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("The C header {@code $L}: import it statically.\n", header.include())
                .addMethod(MethodSpec.constructorBuilder().build());
        for (SymbolList.Symbol symbol : header.list().symbols()) {
            switch (symbol.kind()) {
                case "constant" -> constant(symbol.name());
                case "var" -> variable(symbol.name());
                case "function" -> {
                    if (!symbol.byHand()) {
                        new FunctionWriter(headers, header, symbol).addTo(type);
                    }
                }
                default -> { }
            }
        }
        return type.build();
    }

    private void constant(String name) {
        Map<Target, Abi.Constant> values = header.constant(name);
        if (values.values().stream().allMatch(Objects::isNull)) {
            throw new IllegalArgumentException(header.list().header() + ": no target has " + name);
        }
        TypeName javaType = values.values().stream().filter(Objects::nonNull)
                .anyMatch(Abi.Constant::isPointer) ? ClassName.get(MemorySegment.class)
                : values.values().stream().filter(Objects::nonNull)
                .anyMatch(Abi.Constant::isText) ? ClassName.get(String.class)
                : values.values().stream().filter(Objects::nonNull)
                .anyMatch(Abi.Constant::isFloating) ? TypeName.DOUBLE
                : values.values().stream().filter(Objects::nonNull).allMatch(HeaderWriter::fits)
                ? TypeName.INT : TypeName.LONG;
        String missing = "$missing:T.constant(\"" + name + "\")";
        boolean isText = javaType.equals(ClassName.get(String.class));
        boolean isPointer = !javaType.isPrimitive() && !isText;
        String initializer = Target.choose(Target.each(t -> values.get(t) != null
                ? literal(t, values.get(t), javaType)
                : isText ? "null" : isPointer ? "$pointers:T.constant(" + missing + ")" : missing));
        type.addField(FieldSpec.builder(javaType, name,
                        Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", Javadoc.constant(header.manual().constant(name),
                        Platforms.constant(header, name)))
                .initializer(Names.code(initializer))
                .build());
    }

    private static boolean fits(Abi.Constant constant) {
        BigInteger value = new BigInteger(constant.value());
        return value.bitLength() <= 31 || value.signum() > 0 && value.bitLength() == 32;
    }

    /** The value, or a question to the running libc where later versions have another. */
    private String literal(Target target, Abi.Constant constant, TypeName javaType) {
        String value = literal(constant, javaType);
        Abi.Later<Abi.Constant> later = header.abi().get(target).laterConstant(constant.name());
        if (later == null || javaType.equals(TypeName.INT)
                && Long.parseLong(later.fact().value()) == (Long.parseLong(constant.value()) & 0xffffffffL)) {
            return value;
        }
        return "($glibc:T.since(" + later.minor() + ") ? " + literal(later.fact(), javaType) + " : "
                + value + ")";
    }

    private static String literal(Abi.Constant constant, TypeName javaType) {
        String value = constant.value();
        if (constant.isText()) {
            return value;
        }
        if (javaType.equals(TypeName.DOUBLE)) {
            return value.contains(".") || value.contains("e") ? value : value + ".0";
        }
        if (javaType.equals(TypeName.INT)) {
            long number = Long.parseLong(value);
            return number > Integer.MAX_VALUE ? "0x" + Long.toHexString(number) : value;
        }
        if (javaType.equals(TypeName.LONG)) {
            return value.startsWith("-") ? value + "L"
                    : "0x" + Long.toHexString(Long.parseUnsignedLong(value)) + "L";
        }
        return "$pointers:T.constant(" + value + "L)";
    }

    /** A C variable is a method, since its value changes; the three streams are constants. */
    private void variable(String name) {
        Map<Target, Abi.Variable> variables = header.variable(name);
        Abi.Variable sample = any(variables);
        String symbol = Target.choose(Target.each(t -> {
            Abi.Variable variable = variables.get(t);
            return "\"" + (variable == null ? name : variable.symbol().replace("$", "$$")) + "\"";
        }));
        String doc = "{@code " + Prototype.declare("extern " + sample.cType(), name) + ";} of {@code "
                + header.include() + "}" + Javadoc.variable(header.manual().find("variable " + name)) + "\n";
        String pointee = sample.cType().replaceFirst(" \\*$", "");
        if (headers.isOpaque(pointee)) {
            type.addField(FieldSpec.builder(ClassName.get(Names.MIRROR, pointee), name,
                            Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc(doc)
                    .initializer(Names.code("new " + pointee + "(" + symbol + ")"))
                    .build());
            return;
        }
        MethodSpec.Builder getter = MethodSpec.methodBuilder(name).addJavadoc(doc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
        String at = "$libc:T.variable(" + symbol + ", " + sample.size() + ")";
        String struct = sample.cType().replace("const ", "").replaceFirst("^struct ", "");
        if (headers.hasStruct(struct)) {
            getter.returns(ClassName.get(Names.MIRROR, struct))
                    .addStatement(Names.code("return " + struct + ".of(" + at + ")"));
        } else if (sample.cType().endsWith("*")) {
            getter.returns(MemorySegment.class)
                    .addStatement(Names.code("return $pointers:T.at(" + at + ", 0)"));
        } else {
            Class<?> number = sample.size() == 8 ? long.class : int.class;
            String layout = sample.size() == 8 ? "JAVA_LONG" : "JAVA_INT";
            getter.returns(number)
                    .addStatement(Names.code("return " + at + ".get(" + layout + ", 0)"));
            type.addMethod(MethodSpec.methodBuilder(name).addJavadoc("Sets $L", doc)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addParameter(number, "value")
                    .addStatement(Names.code(at + ".set(" + layout + ", 0, value)"))
                    .build());
        }
        type.addMethod(getter.build());
    }
}
