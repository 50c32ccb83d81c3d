package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written by hand stands in the lists, and what the lists name as such is there. */
class ByHandTest {

    /** Helpers that have no name in C: an array, an element, Java's string, a pointer's target. */
    private static final Set<String> OURS = Set.of("new_char", "new_short", "new_int", "new_long",
            "new_float", "new_double", "new_pointer", "at", "at_unsigned_char", "at_short",
            "at_unsigned_short", "at_int", "at_long", "at_float", "at_double", "at_pointer", "from",
            "string", "unsigned", "new_pthread_t", "new_option", "deref", "dump", "at_text", "back",
            "memory", "number", "same", "set", "set_long");

    @Test
    void everyMethodIsListedAndViceVersa() throws IOException {
        Set<String> written = new TreeSet<>();
        for (Class<?> header : Mirror.HEADERS) {
            for (Class<?> half = header.getSuperclass(); half.getSimpleName().endsWith("_by_hand");
                    half = half.getSuperclass()) {
                Stream.of(half.getDeclaredMethods()).filter(m -> isPublic(m.getModifiers()))
                        .map(Method::getName).map(name -> name.replaceFirst("_$", ""))
                        .filter(name -> !OURS.contains(name)).forEach(written::add);
                Stream.of(half.getDeclaredFields()).filter(f -> isPublic(f.getModifiers()))
                        .map(Field::getName).forEach(written::add);
            }
        }
        Set<String> listed = new TreeSet<>();
        Pattern byHand = Pattern.compile("(?m)^(?:--include-function (\\w+)\\s+# by hand.*"
                + "|#: (?:macro|var) (\\w+).*|#: constant (?!true|false)(\\w+).*)$");
        try (Stream<Path> lists = Files.walk(Path.of("../native-headers/symbols"))) {
            for (Path list : lists.filter(f -> f.toString().endsWith(".txt")).toList()) {
                Matcher m = byHand.matcher(Files.readString(list));
                while (m.find()) {
                    listed.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2)
                            : m.group(3));
                }
            }
        }
        assertThat(written).isEqualTo(listed);
    }

    private static boolean isPublic(int modifiers) {
        return Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
    }
}
