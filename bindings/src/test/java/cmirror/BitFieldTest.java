package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.CProgram;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bit-fields stand where C has them: the bytes after each assignment are those of C's. */
class BitFieldTest {

    /** A field in C: its values for all ones, and the bytes of the struct for each value below. */
    private record CField(long ones, Map<Long, String> bytes) {
    }

    private static final long[] VALUES = {1, 2, 3, 5, 0x55, -1};
    private static final Map<String, CField> C = new TreeMap<>();

    static Stream<Class<?>> structs() {
        return Mirror.STRUCTS.stream().filter(Mirror::isHere)
                .filter(s -> !Mirror.description(s).bitFields().isEmpty());
    }

    @BeforeAll
    static void askC() {
        CProgram.assumeCompiler();
        Mirror.byHeader(structs().toList()).forEach((header, structs) -> {
            StringBuilder source = new StringBuilder(Mirror.includes(header))
                    .append("int main(void) {\n");
            for (Class<?> struct : structs) {
                for (String field : Mirror.description(struct).bitFields()) {
                    source.append(questions(struct, field));
                }
            }
            for (String line : CProgram.compile("bits-" + header.replace('/', '_'),
                    source.append("}\n").toString()).run().lines()) {
                String[] words = line.split(" ");
                C.computeIfAbsent(words[0], f -> new CField(Long.parseLong(words[1]),
                        new TreeMap<>())).bytes.put(Long.parseLong(words[2]), words[3]);
            }
        });
    }

    /** Statements that assign each value and print: name, -1 as read back, value, bytes. */
    private static String questions(Class<?> struct, String field) {
        StringBuilder text = new StringBuilder();
        String type = Mirror.cType(struct);
        for (long value : VALUES) {
            text.append("{ union { ").append(type).append(" s; unsigned char b[sizeof(")
                    .append(type).append(")]; } u, ones; memset(&u, 0, sizeof u); ones = u;\n")
                    .append("ones.s.").append(field).append(" = -1; u.s.").append(field)
                    .append(" = ").append(value).append(";\nprintf(\"")
                    .append(struct.getSimpleName()).append('.').append(field)
                    .append(" %lld ").append(value).append(" \", (long long) ones.s.").append(field)
                    .append(");\nfor (size_t i = 0; i < sizeof u; i++) printf(\"%02x\", u.b[i]);\n")
                    .append("printf(\"\\n\"); }\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void bytesAreCs(Class<?> struct) throws ReflectiveOperationException {
        for (String field : Mirror.description(struct).bitFields()) {
            CField c = C.get(struct.getSimpleName() + "." + field);
            for (long value : VALUES) {
                long fitting = c.ones < 0 ? value : value & c.ones;
                if (c.ones < 0 && value != -1 && value != 0) {
                    continue; // what a signed field of few bits makes of it is not portable
                }
                Struct made = (Struct) struct.getConstructor().newInstance();
                setter(struct, field).invoke(made, argument(setter(struct, field), fitting));
                String bytes = HexFormat.of().formatHex(made.segment().toArray(ValueLayout.JAVA_BYTE));
                String inC = c.bytes.get(value);
                assertThat(bytes).as("%s = %d", field, fitting).isEqualTo(
                        Mirror.otherHeaders() ? inC.substring(0, bytes.length()) : inC); // longer by now
                Number read = (Number) struct.getMethod(field).invoke(made);
                assertThat(read.longValue()).as(field).isEqualTo(read instanceof Integer
                        ? (int) fitting : fitting);
            }
        }
    }

    private static Method setter(Class<?> struct, String field) {
        return Stream.of(struct.getDeclaredMethods()).filter(m -> m.getName().equals(field)
                && m.getParameterCount() == 1).findFirst().orElseThrow();
    }

    private static Object argument(Method setter, long value) {
        return setter.getParameterTypes()[0] == int.class ? (Object) (int) value : value;
    }

    @Test
    void neighboursStayAsTheyAre() {
        iphdr ip = new iphdr();
        ip.version(4);
        ip.ihl(5);
        assertThat(ip.segment().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 0x45);
        ip.ihl(6);
        assertThat(ip.version()).isEqualTo(4);
        assertThatThrownBy(() -> ip.version(16)).hasMessageContaining("iphdr.version: 16");
    }

    @Test
    void thereAreSome() {
        List<String> names = new ArrayList<>();
        structs().forEach(s -> names.add(s.getSimpleName()));
        assertThat(names).contains("iphdr", "ip", "tcphdr");
    }
}
