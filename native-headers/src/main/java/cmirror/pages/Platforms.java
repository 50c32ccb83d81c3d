package cmirror.pages;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** On which platforms a name is, and what differs between them, in words. */
public final class Platforms {

    private Platforms() {
    }

    /** {@code 2 on Linux; 4 on macOS}, or {@code 2 on every platform}. */
    public static String constant(Headers.Header header, String name) {
        Abi.Later<Abi.Constant> later = header.abi().get(Target.LINUX_X86_64).laterConstant(name);
        return said(header.constant(name), Abi.Constant::value)
                + (later == null ? "" : "; on Linux with glibc 2." + later.minor() + " or later "
                        + later.fact().value());
    }

    /** Where a function is; its declarations, where these differ in more than spelling. */
    static List<String> function(Headers.Header header, String name, List<String> parameters) {
        Map<Target, Abi.Function> functions = header.function(name);
        boolean same = functions.values().stream().filter(Objects::nonNull)
                .map(f -> f.result().text() + f.parameters() + f.variadic()).distinct().count() == 1;
        return List.of(same ? said(functions, f -> "")
                : said(functions, f -> f.prototype().declaration(parameters)));
    }

    /** Where a struct is, how large, and which fields are elsewhere or lie elsewhere. */
    static List<String> struct(Headers.Header header, String name, String only) {
        Map<Target, Abi.Struct> structs = header.struct(name);
        List<String> said = new ArrayList<>();
        said.add(said(structs, struct -> struct.size() + " bytes"));
        Set<String> fields = new LinkedHashSet<>();
        structs.values().stream().filter(Objects::nonNull).forEach(s -> fields.addAll(s.fields().keySet()));
        for (String field : fields) {
            if (only != null && !only.equals(field) && !field.startsWith(only + ".")) {
                continue;
            }
            Map<Target, Abi.Field> places = Target.each(t -> structs.get(t) == null ? null
                    : structs.get(t).fields().get(field));
            boolean isEverywhere = places.entrySet().stream()
                    .allMatch(at -> at.getValue() != null || structs.get(at.getKey()) == null);
            boolean agree = places.values().stream().filter(Objects::nonNull)
                    .map(Platforms::place).distinct().count() == 1;
            if (only != null || !isEverywhere || !agree) {
                said.add(field + ": " + said(places, Platforms::place));
            }
        }
        return said;
    }

    private static String place(Abi.Field field) {
        return "offset " + field.offset() + (field.isBits() ? " from bit " + field.bitOffset() : "")
                + ", " + (field.isBits() ? field.bitWidth() + " bits" : bytes(field));
    }

    private static String bytes(Abi.Field field) {
        long bytes = (long) field.type().bytes() * Math.abs(field.type().count());
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    /** What each target says, those that say the same together. */
    static <T> String said(Map<Target, T> everywhere, Function<T, String> words) {
        Map<String, List<Target>> who = new LinkedHashMap<>();
        List<Target> without = new ArrayList<>();
        everywhere.forEach((target, thing) -> {
            if (thing == null) {
                without.add(target);
            } else {
                who.computeIfAbsent(words.apply(thing), text -> new ArrayList<>()).add(target);
            }
        });
        if (who.isEmpty()) {
            return "on no platform";
        }
        List<String> texts = new ArrayList<>();
        who.forEach((text, targets) -> texts.add(
                (text.isEmpty() ? "" : text + " ") + "on " + names(targets)));
        return String.join("; ", texts) + (without.isEmpty() ? ""
                : "; " + names(without) + (without.size() == 1 || names(without).indexOf(' ') < 0
                        ? " does not have it" : " do not have it"));
    }

    private static String names(List<Target> targets) {
        if (targets.size() == Target.values().length) {
            return "every platform";
        }
        List<String> names = new ArrayList<>();
        for (String system : List.of("Linux", "macOS")) {
            List<Target> those = targets.stream()
                    .filter(t -> t.folder().startsWith(system.toLowerCase())).toList();
            if (those.size() == 2) {
                names.add(system);
            } else if (!those.isEmpty()) {
                names.add(system + " on " + those.getFirst().folder().replaceFirst(".*-", ""));
            }
        }
        return String.join(" and ", names);
    }
}
