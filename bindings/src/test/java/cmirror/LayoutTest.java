package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CHeaders;
import cmirror.testing.CProgram;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes, alignments and offsets of the generated structs are what a C program prints. */
class LayoutTest {

    private static Map<String, Long> c;

    static Stream<Class<?>> structs() {
        return Mirror.STRUCTS.stream().filter(Mirror::isHere);
    }

    static Stream<Class<?>> scalars() {
        return Mirror.SCALARS.stream().filter(Mirror::isHere);
    }

    /** For each header a program that prints "name=value" for all that the tests compare. */
    @BeforeAll
    static void askC() {
        CProgram.assumeCompiler();
        c = new TreeMap<>();
        Mirror.byHeader(Mirror.STRUCTS).forEach((header, structs) -> {
            List<String> asked = new ArrayList<>();
            for (Class<?> struct : structs) {
                String type = Mirror.cType(struct);
                asked.add("sizeof(" + type + ")");
                asked.add("_Alignof(" + type + ")");
                for (String field : offsets(struct).keySet()) {
                    asked.add("offsetof(" + type + ", " + field + ")");
                }
            }
            ask(header, asked);
        });
        Mirror.byHeader(Mirror.SCALARS).forEach((header, scalars) -> {
            List<String> asked = new ArrayList<>();
            for (Class<?> scalar : scalars) {
                asked.add("sizeof(" + cName(scalar) + ")");
                asked.add("((" + cName(scalar) + ") -1 > 0)");
            }
            ask(header, asked);
        });
    }

    /** What C can answer: other headers than those described may lack a name. */
    private static List<String> known(String header, List<String> asked) {
        if (!Mirror.otherHeaders()) {
            return asked;
        }
        String includes = Mirror.includes(header);
        Set<Integer> refused = CHeaders.refused("cc", "layouts-known", includes + asked.stream()
                .map(x -> "_Static_assert((" + x + ") >= 0, \"\");\n").collect(Collectors.joining()),
                "-fsyntax-only", "-fmax-errors=0", Mirror.includeFlag()).keySet();
        int first = (int) includes.lines().count() + 1;
        return IntStream.range(0, asked.size()).filter(i -> !refused.contains(first + i))
                .mapToObj(asked::get).toList();
    }

    private static void ask(String header, List<String> questions) {
        List<String> asked = known(header, questions);
        String source = Mirror.includes(header) + "int main(void) {\n" + asked.stream()
                .map(x -> "printf(\"%s=%ld\\n\", \"" + x + "\", (long) (" + x + "));\n")
                .collect(Collectors.joining()) + "}\n";
        for (String line : CProgram.compile("layouts" + c.size() + "-" + header.replace('/', '_'), source,
                Mirror.includeFlag()).run().lines()) {
            int equals = line.lastIndexOf('=');
            c.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        }
    }

    /** The offsets of the fields that the running platform has; C tells none of a bit-field. */
    private static Map<String, Long> offsets(Class<?> struct) {
        Map<String, Long> offsets = new TreeMap<>();
        collect(struct, "", 0, offsets);
        offsets.keySet().removeAll(Mirror.description(struct).bitFields());
        return offsets;
    }

    /** A part without a type of its own is a class in the struct's class: {@code un.echo.id}. */
    private static void collect(Class<?> type, String path, long start, Map<String, Long> offsets) {
        for (Method method : type.getMethods()) {
            if (method.getName().endsWith("$offset") && Modifier.isStatic(method.getModifiers())) {
                try {
                    offsets.put(path + method.getName().replace("$offset", ""),
                            start + (Long) method.invoke(null));
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause()).isInstanceOf(UnsupportedOperationException.class);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        for (Class<?> part : type.getClasses()) {
            Long at = offsets.get(path + part.getSimpleName());
            if (at != null) {
                collect(part, path + part.getSimpleName() + ".", at, offsets);
            }
        }
    }

    private static GroupLayout layout(Class<?> struct) throws ReflectiveOperationException {
        return (GroupLayout) struct.getMethod("layout").invoke(null);
    }

    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void sizeAlignmentAndOffsets(Class<?> struct) throws ReflectiveOperationException {
        String type = Mirror.cType(struct);
        GroupLayout layout = layout(struct);
        Map<String, Long> said = new TreeMap<>();
        said.put("sizeof(" + type + ")", layout.byteSize());
        said.put("_Alignof(" + type + ")", layout.byteAlignment());
        offsets(struct).forEach((field, offset) ->
                said.put("offsetof(" + type + ", " + field + ")", offset));
        if (Mirror.otherHeaders()) {
            said.keySet().removeIf(asked -> !c.containsKey(asked) || !asked.startsWith("offsetof")
                    || asked.matches(".*, (.*\\.)?(" + CHeaders.FILLER + ")\\)"));
        } else {
            assertThat(said).hasSizeGreaterThan(2);
        }
        assertThat(said).allSatisfy((asked, answer) ->
                assertThat(answer).as(asked).isEqualTo(c.get(asked)));
    }

    /** The layout's own arithmetic gives the offsets too, for fields that overlap no other. */
    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void theLayoutHasTheFieldsAtTheirOffsets(Class<?> struct) throws ReflectiveOperationException {
        GroupLayout layout = layout(struct);
        assertThat(layout.name()).contains(struct.getSimpleName());
        for (MemoryLayout member : layout.memberLayouts()) {
            String field = member.name().orElse(null);
            if (field != null && !Mirror.description(struct).bitFields().contains(field)) {
                assertThat(layout.byteOffset(MemoryLayout.PathElement.groupElement(field)))
                        .as(field).isEqualTo(offsets(struct).get(field));
            }
        }
    }

    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void aNewOneHasThatSizeAndIsZero(Class<?> struct) throws ReflectiveOperationException {
        Struct made = (Struct) struct.getConstructor().newInstance();
        assertThat(made.segment().byteSize()).isEqualTo(layout(struct).byteSize());
        assertThat(made.segment().address() % layout(struct).byteAlignment()).isZero();
        assertThat(made.segment().toArray(ValueLayout.JAVA_BYTE))
                .containsOnly((byte) 0);
        assertThat(inet_h.sizeof(struct)).isEqualTo((int) layout(struct).byteSize());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scalars")
    void numbersHaveTheSizeAndSignOfTheirType(Class<?> scalar) throws ReflectiveOperationException {
        CProgram.assume(c.containsKey("sizeof(" + cName(scalar) + ")"),
                "these headers have no " + cName(scalar));
        Scalar number = (Scalar) scalar.getConstructor().newInstance();
        assertThat(number.segment().byteSize()).isEqualTo(c.get("sizeof(" + cName(scalar) + ")"));
        number.segment().fill((byte) 0xff);
        boolean unsigned = c.get("((" + cName(scalar) + ") -1 > 0)") == 1;
        assertThat(number.value()).isEqualTo(!unsigned || number.segment().byteSize() == 8 ? -1L
                : (1L << 8 * number.segment().byteSize()) - 1);
    }

    /** {@code unsigned_int} stands for {@code unsigned int}, {@code int_} for {@code int}. */
    private static String cName(Class<?> scalar) {
        String name = scalar.getSimpleName();
        String basic = name.replaceFirst("_$", "").replace('_', ' ');
        return Mirror.cType(scalar).equals(basic) ? basic : name;
    }

    @Test
    void everyKindWasFound() {
        assertThat(Mirror.STRUCTS).contains(sockaddr_in.class, hostent.class, timeval.class);
        assertThat(Mirror.SCALARS).contains(socklen_t.class, int_.class);
        assertThat(Mirror.HEADERS).contains(sys_socket_h.class, inet_h.class);
    }
}
