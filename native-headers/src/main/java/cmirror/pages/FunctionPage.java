package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.Prototype;
import cmirror.headers.Type;
import cmirror.pages.Page.Part;
import java.util.ArrayList;
import java.util.List;

/** The pages of functions, and of macros, which are described as functions. */
public final class FunctionPage {

    private FunctionPage() {
    }

    /** Of a function of a header; the manual may have its entry in another one. */
    public static Page of(Headers headers, Headers.Header header, String name) {
        Abi.Function function = Headers.any(header.function(name));
        Headers.Header said = header.manual().find(name) != null ? header
                : headers.all.stream().filter(h -> h.manual().find(name) != null).findFirst().orElse(header);
        Manual.Entry manual = said.manual().find(name);
        List<String> parameters = parameters(function, manual);
        return page("function", headers, header, said, function, manual,
                Platforms.function(header, name, parameters));
    }

    /** Of a macro that the manual describes; null where it does not. */
    static Page macro(Headers headers, Headers.Header header, String name) {
        Manual.Entry manual = header.manual().find(name);
        if (manual == null || manual.macro() == null) {
            return null;
        }
        Prototype named = Prototype.parse(name, manual.macro());
        Prototype prototype = new Prototype(named.before(), name, named.parameters().stream()
                .map(parameter -> parameter.replaceFirst(" ?\\w+$", "")).toList(), named.after());
        Abi.Function function = new Abi.Function(name, name, machine(prototype.result()),
                prototype.parameters().stream().map(FunctionPage::machine).toList(), false, prototype);
        return page("macro", headers, header, header, function, manual,
                List.of(manual.notes().getOrDefault("platforms", "on every platform")));
    }

    private static Type machine(String cType) {
        return Type.parse(cType.equals("void") ? "void" : cType.endsWith("*") ? "ptr"
                : cType.startsWith("struct ") ? cType.replace("struct ", "struct:") : "i32");
    }

    private static Page page(String kind, Headers headers, Headers.Header header, Headers.Header said,
            Abi.Function function, Manual.Entry manual, List<String> platforms) {
        List<String> names = parameters(function, manual);
        String name = function.name();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(new Part(names.get(i), readable(function.prototype().parameter(i)),
                    manual == null ? "" : manual.notes().getOrDefault(names.get(i), "")));
        }
        List<Part> errors = manual == null ? List.of() : manual.failures().stream().map(error ->
                new Part(error, "", text(headers.error(said, name, error)))).toList();
        return new Page(kind, name, header.include(), header.importOf(kind), List.of(
                readable(function.prototype().declaration(names)) + ";"),
                manual == null ? "" : manual.text(), parts,
                manual == null ? null : Results.of(function, manual),
                manual == null || manual.errors() == null ? null : manual.where(), errors, platforms,
                manual == null ? null : CallExample.of(function, manual),
                manual == null ? null : manual.page());
    }

    private static List<String> parameters(Abi.Function function, Manual.Entry manual) {
        if (manual != null) {
            return manual.parameters();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            names.add("arg" + (i + 1));
        }
        return names;
    }

    /** Without the names that libc's headers have among themselves for va_list, and for what qsort calls. */
    private static String readable(String c) {
        return c.replaceAll("\\b_*gnuc_va_list\\b", "va_list")
                .replaceAll("\\b_*compar_fn_t\\b ?(\\w*)", "int (*$1)(const void *, const void *)")
                .replaceAll("\\b_*compar_d_fn_t\\b ?(\\w*)", "int (*$1)(const void *, const void *, void *)");
    }

    private static String text(String said) {
        return said == null ? "" : said;
    }
}
