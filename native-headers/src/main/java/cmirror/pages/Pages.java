package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.Prototype;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the pages of a name, and reads no more headers than that takes. */
public final class Pages {

    private final Path folder;
    private final Catalogue catalogue;
    private final Map<String, Headers.Header> read = new LinkedHashMap<>();

    /** {@code folder}: native-headers. */
    public Pages(Path folder) {
        this.folder = folder;
        this.catalogue = new Catalogue(folder);
    }

    /** The names that there are. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Of all that has this name; {@code sockaddr_in.sin_port} is a field of that struct only. */
    public List<Page> find(String name) {
        List<Page> pages = new ArrayList<>();
        int dot = name.indexOf('.');
        if (dot > 0) {
            catalogue.find(name.substring(0, dot)).forEach(found ->
                    add(pages, field(found, name.substring(dot + 1))));
            return pages;
        }
        List<Catalogue.Name> listed = catalogue.find(name);
        listed.forEach(found -> add(pages, page(found)));
        if (listed.isEmpty()) {
            catalogue.fields(name).forEach(found -> add(pages, anyField(found, name)));
            // on this platform first, and what is a field itself before what is one of a part
            pages.sort(Comparator.comparing((Page page) -> page.platforms().getFirst().endsWith("have it"))
                    .thenComparing(page -> page.name().chars().filter(c -> c == '.').count())
                    .thenComparing(page -> page.include().contains("<linux/")));
        }
        return pages;
    }

    private static void add(List<Page> pages, Page page) {
        if (page != null) {
            pages.add(page);
        }
    }

    /** Of a name of the catalogue; null for a macro of which the manual says nothing. */
    public Page page(Catalogue.Name name) {
        Headers.Header header = header(name.header());
        return switch (name.kind()) {
            case "function" -> FunctionPage.of(headers(header, name.name()), header, name.name());
            case "struct", "union" -> StructPage.of(header, name.name());
            case "constant" -> header.constant(name.name()).values().stream().allMatch(v -> v == null)
                    ? other(header, name) : ConstantPage.of(headers(header, null), header, name.name(),
                            struct -> !catalogue.find(struct).isEmpty());
            case "macro" -> header.manual().find("macro " + name.name()) != null ? other(header, name)
                    : FunctionPage.macro(headers(header, null), header, name.name());
            default -> other(header, name);
        };
    }

    private Page field(Catalogue.Name struct, String field) {
        return struct.kind().equals("struct") || struct.kind().equals("union")
                ? StructPage.field(header(struct.header()), struct.name(), field) : null;
    }

    /** A field that is somewhere in the struct: {@code id} is {@code un.echo.id}. */
    private Page anyField(Catalogue.Name struct, String field) {
        Headers.Header header = header(struct.header());
        Set<String> paths = new LinkedHashSet<>();
        header.struct(struct.name()).values().forEach(s -> {
            if (s != null) {
                s.fields().keySet().stream().filter(path -> ("." + path + ".").contains("." + field + "."))
                        .forEach(path -> paths.add(path.substring(0, ("." + path + ".")
                                .indexOf("." + field + ".") + field.length())));
            }
        });
        return paths.isEmpty() ? null : StructPage.field(header, struct.name(), paths.iterator().next());
    }

    /** Of a typedef or a variable, and of what is written by hand and no macro with arguments. */
    private Page other(Headers.Header header, Catalogue.Name name) {
        Manual.Entry manual = header.manual().find(name.kind() + " " + name.name());
        Abi.Typedef typedef = Headers.any(header.typedef(name.name()));
        Abi.Variable variable = Headers.any(header.variable(name.name()));
        boolean isOpaque = typedef != null && typedef.type().kind().equals("void");
        String c = manual != null && manual.macro() != null ? manual.macro()
                : typedef != null ? isOpaque ? "typedef ... " + name.name() + ";"
                : "typedef " + Prototype.declare(typedef.cType(), name.name().replaceFirst("_$", "")) + ";"
                : variable != null ? Prototype.declare("extern " + variable.cType(), name.name()) + ";"
                : name.name();
        String text = manual != null ? manual.text() : isOpaque ? "Its inside is libc's own: programs have"
                + " pointers to it." : typedef == null ? "" : "A type for a number or a pointer. Where a call"
                + " wants the address of one, Java has new " + name.name() + "().";
        String platforms = typedef != null ? Platforms.said(header.typedef(name.name()), one ->
                        one.type().bytes() == 0 ? "" : one.type().bytes() + " bytes")
                : variable != null ? Platforms.said(header.variable(name.name()), one -> "")
                : "on every platform";
        boolean isType = name.kind().equals("typedef");
        return new Page(name.kind(), name.name(), header.include(),
                isType ? "import cmirror.*;" : importOf(header), List.of(c), text, List.of(), null, null,
                List.of(), List.of(platforms), manual != null && manual.example() != null
                        ? ConstantPage.statement(manual.example())
                        : isType && !isOpaque ? TypeExample.of(name.name(), typedef) : null,
                manual == null ? null : manual.page());
    }

    /** A header with all that is said of it. */
    public Headers.Header header(String name) {
        return read.computeIfAbsent(name, header -> new Headers.Header(SymbolList.read(folder.resolve("symbols"),
                folder.resolve("symbols/" + header + ".txt")), Target.each(t -> Abi.read(folder.resolve("abi/"
                + t.folder() + "/" + header + ".abi"))), manual(header)));
    }

    private Manual manual(String header) {
        return Manual.read(folder.resolve("manual/" + header + ".txt"));
    }

    /** The header, the errors, and where else the manual may have the entry of a function of it. */
    private Headers headers(Headers.Header header, String function) {
        List<Headers.Header> all = new ArrayList<>(List.of(header, header("errno")));
        if (function != null && header.manual().find(function) == null) {
            catalogue.headers().stream().filter(other -> manual(other).find(function) != null)
                    .forEach(other -> all.add(header(other)));
        }
        return new Headers("cmirror", all);
    }

    /** {@code import static cmirror.sys_socket_h.*;}. */
    static String importOf(Headers.Header header) {
        return "import static cmirror." + header.list().className() + ".*;";
    }
}
