package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the pages of a name, and reads no more headers than that takes. */
public final class Pages {

    private final Path folder;
    private final Catalogue catalogue;
    private final Map<String, Headers.Header> read = new LinkedHashMap<>();
    private Headers.Header errors;

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
                    add(pages, field(found, only(found.header(), found.name()),
                            name.substring(dot + 1))));
            return pages;
        }
        List<Catalogue.Name> listed = catalogue.find(name);
        listed.forEach(found -> add(pages, page(found, only(found.header(), found.name()))));
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

    /** Of a name of the catalogue; null for a macro that is a function elsewhere. */
    public Page page(Catalogue.Name name) {
        return page(name, header(name.header()));
    }

    private Page page(Catalogue.Name name, Headers.Header header) {
        return switch (name.kind()) {
            case "function" -> FunctionPage.of(headers(header, name.name()), header, name.name());
            case "struct", "union" -> StructPage.of(header, name.name());
            case "constant" -> header.constant(name.name()).values().stream().allMatch(v -> v == null)
                    ? OtherPage.of(header, name) : ConstantPage.of(headers(header, null), header, name.name(),
                            struct -> !catalogue.find(struct).isEmpty());
            case "macro" -> header.manual().find("macro " + name.name()) != null ? OtherPage.of(header, name)
                    : macro(header, name);
            default -> OtherPage.of(header, name);
        };
    }

    /** One that is a function elsewhere has that one's page. */
    private Page macro(Headers.Header header, Catalogue.Name name) {
        Page page = FunctionPage.macro(headers(header, null), header, name.name());
        boolean isFunction = catalogue.find(name.name()).stream().anyMatch(one -> one.kind().equals("function"));
        return page != null || isFunction ? page : OtherPage.of(header, name);
    }

    private Page field(Catalogue.Name struct, Headers.Header header, String field) {
        if (!struct.kind().equals("struct") && !struct.kind().equals("union")) {
            return null;
        }
        Page page = StructPage.field(header, struct.name(), field);
        return page != null ? page : alias(struct, header, field);
    }

    /** A macro that reads like a field; or null. */
    private Page alias(Catalogue.Name struct, Headers.Header header, String field) {
        return list(struct.header()).aliases().stream()
                .filter(alias -> alias.struct().equals(struct.name()) && alias.name().equals(field))
                .findFirst().map(alias -> StructPage.alias(header, alias)).orElse(null);
    }

    /** A field that is somewhere in the struct: {@code id} is {@code un.echo.id}. */
    private Page anyField(Catalogue.Name struct, String field) {
        Headers.Header header = only(struct.header(), struct.name());
        Set<String> paths = new LinkedHashSet<>();
        header.struct(struct.name()).values().forEach(s -> {
            if (s != null) {
                s.fields().keySet().stream().filter(path -> ("." + path + ".").contains("." + field + "."))
                        .forEach(path -> paths.add(path.substring(0, ("." + path + ".")
                                .indexOf("." + field + ".") + field.length())));
            }
        });
        return paths.isEmpty() ? alias(struct, header, field) : StructPage.field(header, struct.name(), paths.iterator().next());
    }

    /** A header with all that is said of it. */
    public Headers.Header header(String name) {
        return read.computeIfAbsent(name, header -> Headers.Header.read(folder, list(header)));
    }

    private SymbolList list(String header) {
        return SymbolList.read(folder.resolve("symbols"), folder.resolve("symbols/" + header + ".txt"));
    }

    /** A header with what is said of one name. */
    private Headers.Header only(String header, String name) {
        return new Headers.Header(SymbolList.of(header, List.of()), Target.each(t -> Abi.readOf(folder.resolve(
                "abi/" + t.folder() + "/" + header + ".abi"), name)), manual(header));
    }

    /** What each errno means. */
    private Headers.Header errors() {
        if (errors == null) {
            errors = new Headers.Header(SymbolList.of("errno", List.of()), Target.each(t -> new Abi()),
                    manual("errno"));
        }
        return errors;
    }

    /**
     * When a function fails with an error: the function's own phrase, its header's, or what the error means
     * everywhere; null where the manual does not say.
     */
    public String error(String function, String error) {
        return Stream.concat(catalogue.described(function).stream().map(header -> manual(header).error(function, error)),
                        catalogue.find(error).stream().map(name -> manual(name.header()).constant(error))
                                .map(meaning -> meaning == null ? null : meaning.text()))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private Manual manual(String header) {
        return Manual.read(folder.resolve("manual/" + header + ".txt"));
    }

    /** The header, the errors, and where else the manual may have the entry of a function of it. */
    private Headers headers(Headers.Header header, String function) {
        List<Headers.Header> all = new ArrayList<>(List.of(header, errors()));
        if (function != null && header.manual().find(function) == null) {
            catalogue.described(function).forEach(other -> all.add(only(other, function)));
        }
        return new Headers("cmirror", all);
    }
}
