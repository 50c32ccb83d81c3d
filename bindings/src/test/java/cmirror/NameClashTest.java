package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C names that Java has a meaning for already: what every class inherits hides a static import. */
class NameClashTest {

    private static final Set<String> INHERITED = Stream.of(Object.class.getDeclaredMethods())
            .map(Method::getName).collect(Collectors.toSet());

    static Stream<Class<?>> headers() {
        return Mirror.HEADERS.stream();
    }

    static Stream<Class<?>> classes() {
        return Mirror.CLASSES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void noFunctionIsHiddenByObject(Class<?> header) {
        assertThat(INHERITED).contains("wait", "notify", "clone");
        assertThat(Stream.of(header.getMethods()).filter(m -> Modifier.isStatic(m.getModifiers()))
                .map(Method::getName)).isNotEmpty().doesNotContainAnyElementsOf(INHERITED);
    }

    /** A struct's field called {@code wait} would be an overload of Object's method. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void noFieldOverloadsAMethodOfObject(Class<?> type) {
        assertThat(Stream.of(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .filter(m -> !m.getName().equals("toString"))
                .map(Method::getName)).doesNotContainAnyElementsOf(INHERITED);
    }

    /** Everything listed is there under its own name. */
    @Test
    void everyListedFunctionIsThereUnderItsName() throws IOException {
        Set<String> methods = Mirror.HEADERS.stream().flatMap(h -> Stream.of(h.getMethods()))
                .filter(m -> Modifier.isStatic(m.getModifiers())).map(Method::getName)
                .collect(Collectors.toSet());
        List<String> absent = new ArrayList<>();
        Pattern function = Pattern.compile("(?m)^--include-function (\\w+)");
        try (Stream<Path> lists = Files.walk(Path.of("../native-headers/symbols"))) {
            for (Path list : lists.filter(f -> f.toString().endsWith(".txt")).toList()) {
                Matcher m = function.matcher(Files.readString(list));
                while (m.find()) {
                    if (!methods.contains(m.group(1))) {
                        absent.add(m.group(1));
                    }
                }
            }
        }
        // wait_ and clone_, as their javadoc says
        assertThat(absent).containsExactlyInAnyOrder("wait", "clone");
        assertThat(methods).contains("wait_", "clone_", "errno", "h_errno", "sizeof");
    }
}
