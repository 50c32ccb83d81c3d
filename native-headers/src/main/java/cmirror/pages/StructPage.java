package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.pages.Page.Example;
import cmirror.pages.Page.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pages of structs and unions, and of their fields. */
public final class StructPage {

    private StructPage() {
    }

    /** Of a struct of a header. */
    public static Page of(Headers.Header header, String name) {
        return page(header, name, null);
    }

    /** Of a field, {@code sin_port} or {@code un.echo.id}; null if the struct has none of that name. */
    public static Page field(Headers.Header header, String struct, String field) {
        return fields(header, struct).keySet().stream()
                .anyMatch(f -> f.equals(field) || f.startsWith(field + ".")) ? page(header, struct, field) : null;
    }

    /** Of a macro that reads like a field. */
    static Page alias(Headers.Header header, SymbolList.Alias alias) {
        Manual.Entry manual = header.manual().find("struct " + alias.struct());
        String c = "printf(\"%p\\n\", (void *) x->" + alias.name() + ");";
        return new Page("field", alias.struct() + "." + alias.name(), header.include(), header.importOf("field"),
                List.of("#define " + alias.name() + " " + alias.field() + "[" + alias.index() + "]"),
                sentence(note(manual, alias.name())), List.of(), null, null, List.of(),
                Platforms.struct(header, alias.struct(), alias.field()),
                new Example(List.of(c), List.of(JavaText.of(c)),
                        List.of(new Part("x", "struct " + alias.struct() + " *", ""))),
                manual == null ? null : manual.page());
    }

    private static String sentence(String note) {
        return Character.toUpperCase(note.charAt(0)) + note.substring(1) + ".";
    }

    private static Page page(Headers.Header header, String name, String only) {
        Abi.Struct sample = sample(header, name);
        Manual.Entry manual = header.manual().find("struct " + name);
        List<Part> parts = new ArrayList<>();
        List<String> declaration = new ArrayList<>(List.of(sample.declaration() + " {"));
        fields(header, name).forEach((field, said) -> {
            if (only == null || field.equals(only) || field.startsWith(only + ".")) {
                declaration.add("    " + readable(said.declaration()) + ";"
                        + (sample.fields().containsKey(field) ? "" : " /* on other platforms */"));
                parts.add(new Part(field, readable(type(said)), note(manual, field)));
            }
        });
        declaration.add("};");
        String text = manual == null ? "" : manual.text();
        String own = only == null ? "" : note(manual, only);
        String kind = only == null ? sample.kind() : "field";
        return new Page(kind, only == null ? name : name + "." + only, header.include(), header.importOf(kind),
                declaration,
                own.isEmpty() ? text : sentence(own),
                parts, null, null, List.of(), Platforms.struct(header, name, only),
                example(sample, manual, only), manual == null ? null : manual.page());
    }

    /** Without libc's own names of what everyone knows: {@code __time_t}. */
    private static String readable(String declaration) {
        return declaration.replaceAll("\\b__(\\w+_t)\\b", "$1");
    }

    private static String note(Manual.Entry manual, String field) {
        String note = manual == null ? null : manual.notes().get(field);
        int dot = field.lastIndexOf('.');
        return note != null ? note : dot > 0 ? note(manual, field.substring(0, dot)) : "";
    }

    /** The running platform's, or another's that has it. */
    private static Abi.Struct sample(Headers.Header header, String name) {
        Abi.Struct here = header.struct(name).get(Target.host());
        return here != null ? here : Headers.any(header.struct(name));
    }

    /** Those of all platforms, the running one's first. */
    private static Map<String, Abi.Field> fields(Headers.Header header, String name) {
        Map<String, Abi.Field> fields = new LinkedHashMap<>(sample(header, name).fields());
        header.struct(name).values().stream().filter(Objects::nonNull)
                .forEach(struct -> struct.fields().forEach(fields::putIfAbsent));
        return fields;
    }

    private static String type(Abi.Field field) {
        String simple = field.name().substring(field.name().lastIndexOf('.') + 1);
        int at = field.declaration().lastIndexOf(simple);
        return at < 0 ? field.declaration() : (field.declaration().substring(0, at).replaceFirst("[\\w.]+\\.$", "")
                + field.declaration().substring(at + simple.length())).strip();
    }

    private static Example example(Abi.Struct struct, Manual.Entry manual, String only) {
        boolean isProposed = only == null && manual != null && manual.example() != null;
        String x = isProposed ? manual.example().replaceFirst("\\W.*", "") : "x";
        String c = struct.declaration() + " " + x + " = {0};";
        String java = "var " + x + " = new " + struct.name() + "();";
        if (isProposed) {
            return new Example(List.of(c, manual.example()), List.of(java, JavaText.of(manual.example())),
                    List.of());
        }
        for (Abi.Field field : struct.fields().values()) {
            boolean fits = only == null ? !field.name().startsWith("_") && !field.name().contains(".")
                    : field.name().equals(only) || field.name().startsWith(only + ".");
            Example one = fits && !field.type().isArray() ? set(field, note(manual, field.name()), c, java) : null;
            if (one != null) {
                return one;
            }
        }
        String size = "printf(\"%lu\\n\", sizeof(x));";
        return new Example(List.of(c, size), List.of(java, "printf(\"%d\\n\", sizeof(x));"), List.of());
    }

    /** A statement that gives a field a value: a number, or an address. */
    private static Example set(Abi.Field field, String note, String c, String java) {
        String x = "x." + field.name();
        String inJava = "x." + field.name().replace(".", "().");
        boolean isGroup = note.contains("group");
        if (field.type().isInteger()) {
            String value = NetworkOrder.number(field, note);
            return new Example(List.of(c, x + " = " + value + ";"), List.of(java, inJava + "(" + value + ");"),
                    List.of());
        } else if ("in_addr".equals(field.type().record())) {
            String value = isGroup ? "inet_addr(\"239.0.0.1\")" : "htonl(INADDR_LOOPBACK)";
            return new Example(List.of(c, x + ".s_addr = " + value + ";"),
                    List.of(java, inJava + "().s_addr(" + value + ");"), List.of());
        } else if ("in6_addr".equals(field.type().record())) {
            String call = "inet_pton(AF_INET6, \"" + (isGroup ? "ff02::1" : "::1") + "\", ";
            return new Example(List.of(c, call + "&" + x + ");"), List.of(java, call + inJava + "());"), List.of());
        }
        return null;
    }
}
