package cmirror.generator;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every C name that the mirror provides on a target, as {@code kind name}: the kinds are function,
 * constant, macro, struct, field ({@code struct.field}), typedef and variable.
 */
public final class ProvidedNames {

    private final Target target;
    private final Set<String> lines = new LinkedHashSet<>();

    private ProvidedNames(Target target) {
        this.target = target;
    }

    /** The targets that there are descriptions of: {@code linux-x86_64} ... */
    public static List<String> targets() {
        return Arrays.stream(Target.values()).map(Target::folder).toList();
    }

    /** The names on a target, in the order of the lists. */
    public static Set<String> of(Path nativeHeaders, String target) {
        Target named = Arrays.stream(Target.values()).filter(t -> t.folder().equals(target))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "there is no target " + target + ", only " + targets()));
        ProvidedNames names = new ProvidedNames(named);
        new Headers(nativeHeaders).all.forEach(names::header);
        return names.lines;
    }

    /** What cannot exist in Java, and why: {@code not-in-java.txt}. */
    public static Map<String, String> notInJava(Path nativeHeaders) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(nativeHeaders.resolve("not-in-java.txt"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(": ", 2);
                    for (String name : parts[0].split(" ")) {
                        reasons.put(name, parts[1]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    private void header(Headers.Header header) {
        Abi abi = header.abi().get(target);
        for (SymbolList.Symbol symbol : header.list().symbols()) {
            String name = symbol.name();
            switch (symbol.kind()) {
                case "function" -> add(abi.functions.containsKey(name), "function", name);
                case "constant" -> add(abi.constants.containsKey(name), "constant", name);
                case "var" -> add(abi.variables.containsKey(name), "variable", name);
                case "typedef" -> typedef(abi.typedefs.get(name), name);
                default -> struct(abi.structs.get(name));
            }
        }
        header.list().byHand().forEach(symbol -> add(true,
                symbol.kind().equals("var") ? "variable" : symbol.kind(), symbol.name()));
        header.list().aliases().forEach(alias -> add(abi.structs.containsKey(alias.struct()),
                "field", alias.struct() + "." + alias.name()));
    }

    private void add(boolean isThere, String kind, String name) {
        if (isThere) {
            lines.add(kind + " " + name);
        }
    }

    /** The basic types have names of ours: {@code int_} for int. */
    private void typedef(Abi.Typedef typedef, String name) {
        add(typedef != null && !typedef.cType().equals(
                name.replaceFirst("_$", "").replace('_', ' ')), "typedef", name);
    }

    /** A struct without tag is a typedef. A field's path counts, and each part of it. */
    private void struct(Abi.Struct struct) {
        if (struct == null) {
            return;
        }
        boolean hasTag = !struct.declaration().equals(struct.name());
        add(true, hasTag ? "struct" : "typedef", struct.name());
        for (String field : struct.fields().keySet()) {
            List<String> path = new ArrayList<>();
            for (String part : field.split("\\.")) {
                path.add(part);
                add(!part.startsWith("_"), "field", struct.name() + "." + String.join(".", path));
            }
        }
    }
}
