package cmirror.generator;

import static cmirror.headers.Headers.any;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import cmirror.pages.FunctionPage;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the method of a libc function, and the field that keeps its address. */
final class FunctionWriter {

    /** The remarks on pointers that a function moves, and who is told afterwards. */
    private static final Map<String, String> MOVED = Map.of("copies", "$struct:T.copied",
            "links", "$struct:T.linked", "unlinks", "$struct:T.unlinked",
            "registers", "$registered:T.epoll");

    private final Headers headers;
    private final SymbolList.Symbol symbol;
    private final Abi.Function function;
    private final Manual.Entry manual;
    private final String include;
    private final List<String> names;
    private final ArgumentWriter words;
    private final Map<Target, Abi.Function> everywhere;
    private final Headers.Header header;

    FunctionWriter(Headers headers, Headers.Header header, SymbolList.Symbol symbol) {
        this.headers = headers;
        this.header = header;
        this.symbol = symbol;
        this.everywhere = header.function(symbol.name());
        this.function = any(everywhere);
        this.manual = header.manual().find(symbol.name());
        this.include = header.include();
        if (function == null) {
            throw new IllegalArgumentException(include + ": no target has " + symbol.name());
        }
        this.names = names();
        this.words = new ArgumentWriter(headers, symbol, everywhere, names);
    }

    void addTo(TypeSpec.Builder type) {
        String name = symbol.name();
        type.addField(MemorySegment.class, name + "$address", Modifier.PRIVATE, Modifier.STATIC);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L", Javadoc.function(FunctionPage.of(headers, header, name), function,
                        names));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            method.addParameter(parameter(i));
            arguments.add(words.word(i));
        }
        String address = address();
        String field = name + "$$address";
        arguments.addFirst(field + " != null ? " + field + " : (" + field + " = " + address + ")");
        if (symbol.takesFilesAway()) {
            method.addStatement(Names.code("$provisions:T.load()"));
        }
        if (symbol.isTrivial()) {
            method.returns(int.class).addStatement(Names.code("return " + whole("(int) $trivial:T.call(\""
                    + name + "\", " + String.join(", ", arguments) + ")")));
        } else {
            method.addStatement(Names.code("$call:T call = $call:T.of(\"" + name + "\"" + flags()
                    + ")"));
            result(method, String.join(",\n", arguments));
        }
        type.addMethod(method.build());
    }

    /** Where the linker finds it; a later libc may have it under another name besides. */
    private String address() {
        Map<Target, String> symbols = Target.each(t -> "\"" + (everywhere.get(t) == null
                ? symbol.name() : everywhere.get(t).symbol().replace("$", "$$")) + "\"");
        Map<Target, String> later = Target.each(t -> header.abi().get(t).laterSymbol(symbol.name()));
        if (later.values().stream().allMatch(Objects::isNull)) {
            return "$libc:T.find(" + Target.choose(symbols) + ")";
        }
        return Target.choose(Target.each(t -> "$libc:T.find("
                + (later.get(t) == null ? "" : "\"" + later.get(t) + "\", ") + symbols.get(t) + ")"));
    }

    /** A result of 8 or 16 bits has nothing defined above them. */
    private String whole(String result) {
        boolean narrow = everywhere.values().stream()
                .anyMatch(f -> f != null && f.result().isInteger() && f.result().bytes() < 4);
        return !narrow ? result : Target.choose(Target.each(t -> everywhere.get(t) == null
                || everywhere.get(t).result().bytes() >= 4 ? result
                : ArgumentWriter.narrow(everywhere.get(t).result(), result)));
    }

    private String flags() {
        return fenced().isEmpty() ? "" : ", $call:T.FENCED";
    }

    /**
     * The parameters that the method itself keeps reachable, by a fence behind the call, which
     * costs nothing. Of a function that returns a pointer the call keeps them, to compare.
     */
    private List<String> fenced() {
        List<String> fenced = new ArrayList<>();
        for (int i = 0; i < names.size() && !function.result().isPointer(); i++) {
            if (function.parameters().get(i).isPointer()) {
                fenced.add(names.get(i));
            }
        }
        return fenced;
    }

    private List<String> names() {
        List<String> types = function.prototype().parameters();
        if (manual != null) {
            if (manual.parameters().size() != types.size()) {
                throw new IllegalArgumentException("the manual gives " + symbol.name() + " "
                        + manual.parameters().size() + " parameters, the description "
                        + types.size());
            }
            return manual.parameters().stream().map(Names::parameter).toList();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            names.add("arg" + (i + 1));
        }
        return names;
    }

    private ParameterSpec parameter(int i) {
        Type type = function.parameters().get(i);
        String cType = function.prototype().parameter(i);
        TypeName java = type.isPointer() ? headers.hasTypedef(cType)
                ? ClassName.get(Names.MIRROR, cType) : ClassName.OBJECT
                : type.isRecord() ? ClassName.get(Names.MIRROR, type.record())
                : switch (type.carrier()) {
                    case "long" -> TypeName.LONG;
                    case "double", "float" -> TypeName.DOUBLE; // C converts as it is
                    default -> TypeName.INT;
                };
        return ParameterSpec.builder(java, names.get(i)).build();
    }

    /** What the function makes, noted when it has not failed. */
    private void makes(MethodSpec.Builder method) {
        for (String made : symbol.makes()) {
            method.addStatement(Names.code("if (returned == 0) $made:T."
                    + (made.startsWith("*") ? "stored" : "struct") + "(\"" + symbol.name() + "\", "
                    + made.replace("*", "") + ")"));
        }
    }

    private void result(MethodSpec.Builder method, String arguments) {
        Type result = function.result();
        String cResult = function.prototype().result();
        String struct = cResult.replaceAll("const |struct | ?\\*$", "");
        String raw = "call." + invoke() + "(" + arguments + ")";
        if (result.kind().equals("void")) {
            method.addStatement(Names.code(raw));
            after(method, moved());
        } else if (result.isRecord()) {
            method.addStatement(Names.code(result.record() + " result = new " + result.record()
                    + "()"));
            method.addStatement(Names.code("$call:T.bits(result, " + raw + ")"));
            fences(method);
            method.returns(ClassName.get(Names.MIRROR, result.record()))
                    .addStatement("return result");
        } else if (result.isPointer() && cResult.endsWith("*")
                && (headers.hasStruct(struct) || headers.isOpaque(struct))) {
            returns(method, ClassName.get(Names.MIRROR, struct),
                    struct + ".orNull(" + raw + ")");
        } else if (result.isPointer()) {
            String made = symbol.resultMaker();
            returns(method, ClassName.get(MemorySegment.class), "call.pointer(" + (made == null ? raw
                    : "$made:T.result(\"" + made + "\", " + raw + ")") + ")");
        } else if (cResult.equals("ssize_t") || cResult.equals("size_t")) {
            returns(method, TypeName.INT, "call.size(" + raw + ")");
        } else if (result.isFloat()) {
            returns(method, result.bytes() == 4 ? TypeName.FLOAT : TypeName.DOUBLE, raw);
        } else if (result.bytes() == 8) {
            returns(method, TypeName.LONG, raw);
        } else {
            returns(method, TypeName.INT, whole("(int) " + raw));
        }
    }

    /** Six words fit the common shape; more, and doubles, have shapes of their own. */
    private String invoke() {
        List<Type> types = function.parameters();
        return function.result().isFloat()
                ? function.result().bytes() == 4 ? "invokeFloat" : "invokeDouble"
                : types.stream().anyMatch(Type::isFloat) ? "invokeWithDoubles"
                : types.size() > 6 ? "invokeWide" : "invoke";
    }

    private void returns(MethodSpec.Builder method, TypeName type, String expression) {
        method.returns(type);
        String moved = moved();
        if (fenced().isEmpty() && moved == null) {
            method.addStatement(Names.code("return " + expression));
        } else {
            method.addStatement(Names.code(type + " returned = " + expression));
            makes(method);
            after(method, moved);
            method.addStatement("return returned");
        }
    }

    /** What keeps the memory that pointers lead to, which the function has put elsewhere; or null. */
    private String moved() {
        for (Map.Entry<String, String> how : MOVED.entrySet()) {
            List<String> parameters = symbol.movesPointers(how.getKey());
            if (!parameters.isEmpty()) {
                return how.getValue() + "(" + String.join(", ", parameters) + ")";
            }
        }
        return null;
    }

    private void after(MethodSpec.Builder method, String moved) {
        if (moved != null) {
            method.addStatement(Names.code(moved));
        }
        fences(method);
    }

    private void fences(MethodSpec.Builder method) {
        for (String parameter : fenced()) {
            method.addStatement("$T.reachabilityFence($L)", Reference.class, parameter);
        }
    }
}
