package cmirror.generator;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.headers.Abi;
import cmirror.headers.Headers;
import cmirror.headers.Manual;
import cmirror.headers.SymbolList;
import cmirror.headers.Target;
import cmirror.headers.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists, the descriptions of all targets, and the manual speak of the same things. */
class ConsistencyTest {

    private static final Headers HEADERS = new Headers(Path.of(""));

    static Stream<String> headers() {
        return Sources.listed().stream();
    }

    private static Headers.Header header(String name) {
        return HEADERS.all.stream().filter(h -> h.list().header().equals(name)).findFirst()
                .orElseThrow();
    }

    /** "function close", "struct linger", ... as a list names them. */
    private static Set<String> described(Abi abi) {
        Set<String> names = new TreeSet<>();
        abi.structs.values().forEach(s -> names.add(s.kind() + " " + s.name()));
        abi.constants.keySet().forEach(name -> names.add("constant " + name));
        abi.functions.keySet().forEach(name -> names.add("function " + name));
        abi.typedefs.keySet().forEach(name -> names.add("typedef " + name));
        abi.variables.keySet().forEach(name -> names.add("var " + name));
        return names;
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void whatIsListedIsDescribedAndViceVersa(String name) {
        Headers.Header header = header(name);
        Set<String> listed = new TreeSet<>();
        header.list().symbols().forEach(s -> listed.add(s.kind() + " " + s.name()));
        Set<String> described = new TreeSet<>();
        header.abi().values().forEach(abi -> described.addAll(described(abi)));
        assertThat(described).isEqualTo(listed);
        assertThat(header.list().symbols()).hasSameSizeAs(listed);
    }

    @Test
    void everyDescriptionHasAList() {
        for (Target target : Target.values()) {
            assertThat(Sources.listed()).containsAll(Sources.described(target));
        }
    }

    @Test
    void everyDescriptionSaysWhereItsFactsComeFrom() {
        for (Target target : Target.values()) {
            for (String header : Sources.described(target)) {
                assertThat(Path.of("abi", target.folder(), header + ".abi")).content()
                        .containsPattern("(?m)^# .*" + target.folder())
                        .containsPattern("(?m)^# facts: \\S+")
                        .containsPattern("(?m)^# read from: \\S+");
            }
        }
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void everyFunctionHasAManualEntryWithItsParameters(String name) {
        Headers.Header header = header(name);
        List<String> problems = new ArrayList<>();
        for (SymbolList.Symbol symbol : header.list().symbols()) {
            if (!symbol.kind().equals("function")) {
                continue;
            }
            Manual.Entry entry = symbol.byHand() ? anywhere(symbol.name())
                    : header.manual().find(symbol.name());
            if (entry == null || entry.page() == null || entry.text().isEmpty()) {
                problems.add(symbol.name() + " has no entry, or one without page or text");
                continue;
            }
            header.function(symbol.name()).forEach((target, function) -> {
                if (function != null
                        && entry.parameters().size() != function.prototype().parameters().size()) {
                    problems.add(symbol.name() + " has " + entry.parameters() + " in the manual, "
                            + function.prototype().parameters() + " on " + target.folder());
                }
            });
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void theManualsNotesAreOfFieldsThatExist(String name) {
        Headers.Header header = header(name);
        List<String> problems = new ArrayList<>();
        for (SymbolList.Symbol symbol : header.list().symbols()) {
            Manual.Entry entry = header.manual().find("struct " + symbol.name());
            List<String> fields = new ArrayList<>();
            header.struct(symbol.name()).values().stream().filter(Objects::nonNull)
                    .forEach(struct -> fields.addAll(struct.fields().keySet()));
            header.list().aliases().stream().filter(a -> a.struct().equals(symbol.name()))
                    .forEach(alias -> fields.add(alias.name()));
            for (String note : entry == null ? List.<String>of() : entry.notes().keySet()) {
                if (fields.stream().noneMatch(f -> f.equals(note) || f.startsWith(note + "."))) {
                    problems.add("struct " + symbol.name() + " has no " + note);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /** The manual puts htonl into arpa/inet.h, C also declares it in netinet/in.h. */
    private static Manual.Entry anywhere(String function) {
        return HEADERS.all.stream().map(h -> h.manual().find(function)).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void machineTypesAndPrototypesHaveTheSameParameters(String name) {
        List<String> problems = new ArrayList<>();
        header(name).abi().forEach((target, abi) -> abi.functions.values().forEach(function -> {
            List<String> parameters = function.prototype().parameters();
            boolean variadic = parameters.contains("...");
            if (variadic != function.variadic()
                    || parameters.size() - (variadic ? 1 : 0) != function.parameters().size()) {
                problems.add(function.name() + " on " + target.folder());
            }
        }));
        assertThat(problems).isEmpty();
    }

    /**
     * One generated method serves all targets: its parameters must be of one kind everywhere.
     * (pthread_t is a number on Linux and a pointer on macOS: its methods are written by hand.)
     */
    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void targetsAgreeOnTheKindOfEachParameter(String name) {
        Headers.Header header = header(name);
        List<String> problems = new ArrayList<>();
        for (SymbolList.Symbol symbol : header.list().symbols()) {
            if (symbol.byHand()) {
                continue; // its Java knows of the difference
            }
            Map<Target, Abi.Function> functions = header.function(symbol.name());
            Set<List<Boolean>> shapes = new HashSet<>();
            functions.values().stream().filter(Objects::nonNull).forEach(f ->
                    shapes.add(f.parameters().stream().map(Type::isPointer).toList()));
            if (shapes.size() > 1) {
                problems.add(symbol.name());
            }
        }
        assertThat(problems).isEmpty();
    }

    /** The classes inherit from each other, so a name in two headers would hide the other. */
    @Test
    void noNameStandsInTwoHeaders() {
        Map<String, String> seen = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Headers.Header header : HEADERS.all) {
            for (SymbolList.Symbol symbol : header.list().symbols()) {
                String space = switch (symbol.kind()) {
                    case "struct", "union", "typedef" -> "class ";
                    default -> "member ";
                };
                String before = seen.put(space + symbol.name(), header.list().header());
                if (before != null) {
                    problems.add(symbol.name() + " in " + before + " and "
                            + header.list().header());
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /** The course's header makes every header visible that it includes in C. */
    @Test
    void theCoursesHeaderInheritsFromWhatItIncludes() {
        List<String> reached = superclasses("inet_h");
        Matcher include = Pattern.compile("#include <(.*)\\.h>")
                .matcher(read(Path.of("include/inet.h")));
        assertThat(include.results().map(m -> m.group(1).replace('/', '_') + "_h")).isNotEmpty()
                .allMatch(reached::contains);
    }

    @ParameterizedTest(name = "{0}.h")
    @MethodSource("headers")
    void everyHeaderInheritsFromTheBasicTypes(String name) {
        assertThat(superclasses(header(name).list().className())).contains("stddef_by_hand");
    }

    /** The class and all that it extends, which must not be a circle. */
    private static List<String> superclasses(String className) {
        Map<String, String> superclass = new HashMap<>();
        HEADERS.all.forEach(h -> superclass.put(h.list().className(), h.list().superclass()));
        List<String> reached = new ArrayList<>();
        for (String name = className; name != null;
                name = superclass.containsKey(name) ? superclass.get(name) : byHand(name)) {
            assertThat(reached).as("a circle").doesNotContain(name);
            reached.add(name);
        }
        return reached;
    }

    /** What the hand-written half of a header extends. */
    private static String byHand(String name) {
        Path source = Path.of("../bindings/src/main/java/cmirror", name + ".java");
        assertThat(source).exists();
        Matcher m = Pattern.compile(
                "abstract class " + name + "(?: extends (\\w+))?").matcher(read(source));
        assertThat(m.find()).isTrue();
        return m.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
