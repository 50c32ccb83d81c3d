package cmirror.porter.headers;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One header as C: what the mirror has of it on a target, and nothing else. */
final class OneHeader {

    private static final Pattern POINTEE = Pattern.compile("(?:struct|union) (\\w+)");

    private final Headers headers;
    private final Headers.Header header;
    private final Abi abi;
    private final Known known;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> includes = new LinkedHashSet<>();

    OneHeader(Headers headers, Headers.Header header, Target target, Known known) {
        this.headers = headers;
        this.header = header;
        this.abi = header.abi().get(target);
        this.known = known;
    }

    /** What a program may use of it; to be asked for after the text. */
    Set<String> names() {
        return names;
    }

    /** Its structs and unions: a function may have the name of one, of another header. */
    Set<String> tags() {
        return tags;
    }

    String text() {
        String guard = "_" + header.list().header().replaceAll("\\W", "_").toUpperCase() + "_H";
        StringBuilder body = new StringBuilder();
        abi.structs.values().forEach(struct -> struct(struct, body));
        abi.constants.values().forEach(constant -> constant(constant, body));
        abi.variables.values().forEach(variable -> {
            names.add(variable.name());
            String type = known.readable(variable.cType(), "");
            body.append("extern ").append(type == null ? "long" : type.replaceFirst("\\[.*", " *"))
                    .append(' ').append(variable.name()).append(";\n");
        });
        abi.functions.values().forEach(function -> function(function, body));
        names.addAll(abi.typedefs.keySet());
        for (SymbolList.Symbol symbol : header.list().byHand()) {
            String text = ByHand.declaration(header.list().className(), symbol, known);
            if (text != null) {
                names.add(symbol.name());
                body.append(text).append('\n');
            }
        }
        header.list().symbols().stream().filter(symbol -> !symbol.kind().matches("struct|union"))
                .forEach(symbol -> names.add(symbol.name()));
        String before = ByHand.superHeader(header.list().className());
        if (before != null) {
            includes.add(before.equals("stddef") ? "stddef.h" : path(before));
        }
        includes.remove(header.list().header() + ".h");
        StringBuilder text = new StringBuilder("#ifndef " + guard + "\n#define " + guard + "\n"
                + "#include <bits/types.h>\n");
        includes.forEach(include -> text.append("#include <").append(include).append(">\n"));
        return text.append(body).append("#endif\n").toString();
    }

    /** The header whose class has this name. */
    private String path(String className) {
        return headers.all.stream().filter(h -> h.list().className().equals(className))
                .map(h -> h.list().header() + ".h").findFirst().orElse("stddef.h");
    }

    private void constant(Abi.Constant constant, StringBuilder body) {
        names.add(constant.name());
        String value = constant.value();
        String type = constant.cType();
        body.append("#define ").append(constant.name()).append(' ');
        if (constant.isText()) {
            body.append(value);
        } else if (constant.isPointer()) {
            body.append("((void *) ").append(value).append(')');
        } else if (constant.isFloating()) {
            body.append(value.matches(".*[.e].*") ? value : value + ".0");
        } else {
            String suffix = (type.startsWith("unsigned") ? "U" : "") + (type.contains("long") ? "L" : "");
            body.append(value.startsWith("-") ? "(" + (value.equals("-9223372036854775808")
                    ? "-9223372036854775807L - 1L" : value.equals("-2147483648") ? "-2147483647 - 1"
                    : value + suffix) + ")" : value + suffix);
        }
        body.append('\n');
    }

    private void function(Abi.Function function, StringBuilder body) {
        names.add(function.name());
        List<String> parameters = new ArrayList<>();
        List<String> written = function.prototype().parameters();
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).equals("...")) {
                parameters.add("...");
            } else {
                String type = known.readable(written.get(i), "");
                parameters.add(type != null ? type : i < function.parameters().size()
                        ? known.plain(function.parameters().get(i)) : "void *");
            }
        }
        String list = parameters.isEmpty() ? "void" : String.join(", ", parameters);
        String before = known.readable(function.prototype().before(), "");
        String after = known.readable(function.prototype().after(), "");
        boolean plain = before != null && after != null && !before.isBlank();
        body.append(plain ? before : known.plain(function.result()) + " ").append(function.name())
                .append('(').append(list).append(')').append(plain ? after : "").append(";\n");
    }

    private void struct(Abi.Struct struct, StringBuilder body) {
        tags.add(struct.name());
        body.append(struct.kind()).append(' ').append(struct.name()).append(" {\n");
        Map<String, List<Abi.Field>> parts = new LinkedHashMap<>();
        for (Abi.Field field : struct.fields().values()) {
            int dot = field.name().indexOf('.');
            parts.computeIfAbsent(dot < 0 ? field.name() : field.name().substring(0, dot),
                    n -> new ArrayList<>()).add(field);
        }
        members(parts, "", body);
        for (SymbolList.Alias alias : header.list().aliases()) {
            if (alias.struct().equals(struct.name())) {
                body.append("    char *").append(alias.name()).append(";\n");
            }
        }
        body.append("};\n");
    }

    /** The fields by their first name; those with a dot are a struct within. */
    private void members(Map<String, List<Abi.Field>> parts, String prefix, StringBuilder body) {
        parts.forEach((name, fields) -> {
            if (fields.size() == 1 && fields.get(0).name().equals(prefix + name)) {
                body.append("    ").append(field(fields.get(0), name)).append(";\n");
                return;
            }
            String inside = prefix + name + ".";
            Map<String, List<Abi.Field>> inner = new LinkedHashMap<>();
            for (Abi.Field field : fields) {
                if (field.name().startsWith(inside)) {
                    String rest = field.name().substring(inside.length());
                    int dot = rest.indexOf('.');
                    inner.computeIfAbsent(dot < 0 ? rest : rest.substring(0, dot),
                            n -> new ArrayList<>()).add(field);
                }
            }
            body.append("    struct {\n");
            members(inner, inside, body);
            body.append("    } ").append(name).append(";\n");
        });
    }

    private String field(Abi.Field field, String name) {
        Type type = field.type();
        if (type.isRecord()) {
            String record = known.structs.get(type.record());
            if (record == null) {
                return "char " + name + "[" + Math.max(1, type.bytes()) + "]";
            }
            include(type.record());
            return record + " " + name + count(type);
        }
        String written = known.readable(field.declaration(), name);
        if (type.isPointer()) {
            Matcher pointee = POINTEE.matcher(String.valueOf(written));
            if (pointee.find()) {
                include(pointee.group(1));
            }
            return written == null ? "void *" + name + count(type) : written;
        }
        String declared = written == null ? "" : written.replaceFirst("\\b" + name + "\\b.*", "").strip();
        String spelled = known.typedefs.contains(declared) || declared.equals("char") ? declared
                : known.plain(type.element());
        return spelled + " " + name + (field.isBits() ? " : " + field.bitWidth() : count(type));
    }

    private static String count(Type type) {
        return !type.isArray() ? "" : "[" + (type.count() == 0 ? "" : type.count()) + "]";
    }

    private void include(String struct) {
        headers.all.stream().filter(h -> h.list().symbols().stream().anyMatch(s ->
                        (s.kind().equals("struct") || s.kind().equals("union")) && s.name().equals(struct)))
                .findFirst().ifPresent(h -> includes.add(h.list().header() + ".h"));
    }
}
