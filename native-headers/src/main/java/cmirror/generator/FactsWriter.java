package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what a running program needs to describe itself: for each target three files of lines with
 * tabs between their columns. {@code functions} and {@code structs} have a line for the name, and
 * one behind a tab for each parameter or field; {@code constants} have a line each. Only dump and
 * trace read them.
 */
final class FactsWriter {

    private static final Pattern BOUND = Pattern.compile("(\\w+)\\[([^]]+)]");

    private final Headers headers;
    private final Path folder;

    FactsWriter(Headers headers, Path folder) {
        this.headers = headers;
        this.folder = folder;
    }

    void write() throws IOException {
        for (Target target : Target.values()) {
            List<String> functions = new ArrayList<>();
            List<String> structs = new ArrayList<>();
            List<String> constants = new ArrayList<>();
            for (Headers.Header header : headers.all) {
                for (SymbolList.Symbol symbol : header.list().symbols()) {
                    switch (symbol.kind()) {
                        case "function" -> function(header, target, symbol, functions);
                        case "struct", "union" -> struct(header, target, symbol, structs);
                        case "constant" -> constant(header, target, symbol, constants);
                        default -> { }
                    }
                }
            }
            Path facts = folder.resolve("cmirror/facts/" + target.folder());
            Files.createDirectories(facts);
            Files.write(facts.resolve("functions"), functions);
            Files.write(facts.resolve("structs"), structs);
            Files.write(facts.resolve("constants"), constants);
        }
    }

    /** Name, C type and type of the result, errors; then of each parameter name, types, bound. */
    private static void function(Headers.Header header, Target target, SymbolList.Symbol symbol,
            List<String> lines) {
        Abi.Function function = header.function(symbol.name()).get(target);
        if (function == null) {
            return;
        }
        Manual.Entry manual = header.manual().find(symbol.name());
        lines.add(String.join("\t", symbol.name(), function.prototype().result(),
                text(function.result()),
                manual == null || manual.errors() == null ? "" : manual.errors().split(" ")[0]));
        int count = function.parameters().size();
        for (int i = 0; i < count; i++) {
            String name = manual != null && i < manual.parameters().size()
                    ? manual.parameters().get(i) : "arg" + (i + 1);
            lines.add("\t" + String.join("\t", name, function.prototype().parameter(i),
                    text(function.parameters().get(i)), bound(symbol, name), note(manual, name)));
        }
        if (function.variadic()) {
            lines.add("\t...\t...\tvoid\t\t");
        }
    }

    private static String bound(SymbolList.Symbol symbol, String name) {
        Matcher bound = BOUND.matcher(symbol.remark());
        while (bound.find()) {
            if (bound.group(1).equals(name) && !bound.group(2).equals("during")) {
                return bound.group(2);
            }
        }
        return "";
    }

    /** Name, size and declaration; then of each field offset, bits, type, declaration and note. */
    private static void struct(Headers.Header header, Target target, SymbolList.Symbol symbol,
            List<String> lines) {
        Abi.Struct struct = header.struct(symbol.name()).get(target);
        if (struct == null) {
            return;
        }
        Manual.Entry manual = header.manual().find("struct " + symbol.name());
        lines.add(struct.name() + "\t" + struct.size() + "\t" + struct.declaration());
        for (Abi.Field field : struct.fields().values()) {
            lines.add("\t" + String.join("\t", field.name(), Long.toString(field.offset()),
                    Integer.toString(field.bitOffset()), Integer.toString(field.bitWidth()),
                    text(field.type()), field.declaration(), note(manual, field.name())));
        }
    }

    private static void constant(Headers.Header header, Target target, SymbolList.Symbol symbol,
            List<String> lines) {
        Abi.Constant constant = header.constant(symbol.name()).get(target);
        if (constant != null && constant.value().matches("-?\\d+")) { // DBL_MAX names no argument
            lines.add(String.join("\t", constant.name(), constant.value(), header.list().header()));
        }
    }

    private static String note(Manual.Entry manual, String name) {
        return manual == null ? ""
                : Objects.requireNonNullElse(manual.notes().get(name), "").replace('\t', ' ');
    }

    /** Kind and bytes, the name of a struct, the elements of an array: {@code u 2}, {@code u 1 14}. */
    private static String text(Type type) {
        return (type.isRecord() ? type.record() : type.kind()) + " " + type.bytes()
                + (type.isArray() ? " " + type.count() : "");
    }
}
