package cmirror;

import static cmirror.inet_h.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.runtime.libc.Target;
import cmirror.testing.CProgram;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every constant of every header's class is what a C program prints. */
class ConstantsTest {

    static Stream<Class<?>> headers() {
        return Mirror.HEADERS.stream().filter(Mirror::hasHeader)
                .filter(h -> !Mirror.constants(h).isEmpty());
    }

    /** C's values by name; a name that C does not have is not in the map. */
    private static Map<String, String> askC(Class<?> header) {
        StringBuilder source = new StringBuilder(Mirror.includes(Mirror.header(header)));
        // some constants are enumerators only: whether C has those, the compiler must be asked
        StringBuilder probe = new StringBuilder(source);
        for (Field field : Mirror.constants(header)) {
            probe.append("long has_").append(field.getName()).append(" = sizeof(")
                    .append(field.getName()).append(");\n");
        }
        String name = "constants-" + header.getSimpleName();
        String unknown = CProgram.cc(name, probe.toString(), "-fsyntax-only", "-fmax-errors=0",
                Mirror.includeFlag()).stderr();
        source.append("int main(void) {\n");
        for (Field field : Mirror.constants(header)) {
            String c = field.getName();
            if (!unknown.contains("'" + c + "' undeclared")) {
                source.append(field.getType() == String.class
                        ? "printf(\"" + c + " %s\\n\", " + c + ");\n"
                        : field.getType() == double.class
                        ? "printf(\"" + c + " %.17g\\n\", (double) " + c + ");\n"
                        : "printf(\"" + c + " %lld\\n\", (long long) " + c + ");\n");
            }
        }
        Map<String, String> values = new TreeMap<>();
        CProgram.compile(name, source.append("}\n").toString(), Mirror.includeFlag()).run().lines()
                .forEach(line -> values.put(line.split(" ")[0], line.split(" ")[1]));
        return values;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void haveCsValues(Class<?> header) throws IllegalAccessException {
        CProgram.assumeCompiler();
        Map<String, String> expected = askC(header);
        Map<String, String> actual = new TreeMap<>();
        for (Field field : Mirror.constants(header)) {
            Object value = field.get(null);
            boolean missing = !(value instanceof String)
                    && isMissing(value instanceof MemorySegment pointer
                    ? (int) pointer.address() : ((Number) value).intValue());
            if (missing && Mirror.otherHeaders()) {
                continue;
            }
            // unsigned 32-bit constants are the same bits in an int
            if (!missing || expected.containsKey(field.getName())) {
                actual.put(field.getName(), value instanceof MemorySegment pointer
                        ? String.valueOf(pointer.address())
                        : value instanceof Double number ? inC(number)
                        : value instanceof Integer i && i < 0
                        && !expected.getOrDefault(field.getName(), "").startsWith("-")
                        ? Integer.toUnsignedString(i) : String.valueOf(value));
            }
        }
        if (Mirror.otherHeaders()) {
            actual.keySet().removeAll(Mirror.growing(Mirror.header(header)));
            actual.keySet().retainAll(expected.keySet());
            expected.keySet().retainAll(actual.keySet());
        }
        assertThat(actual).isEqualTo(expected);
        System.out.println("<" + Mirror.header(header) + ".h>: " + expected.size()
                + " constants equal C's, " + (Mirror.constants(header).size() - expected.size())
                + " of other targets");
    }

    /** As printf's %.17g has it. */
    private static String inC(double number) {
        MemorySegment text = stdio_h.new_char(40);
        stdio_h.snprintf(text, 40, "%.17g", number);
        return stdio_h.string(text);
    }

    /** What a call says of a constant that does not exist here, if it is one. */
    private static boolean isMissing(int value) {
        try {
            socket(value, -1, -1);
            return false;
        } catch (UnsupportedOperationException e) {
            return e.getMessage().endsWith("is not defined on " + Target.NAME);
        }
    }

    @Test
    void oneThatThisPlatformLacksFailsWhenItIsUsed() {
        int lacking = Target.LINUX ? AF_SYSTEM : AF_PACKET;
        assertThatThrownBy(() -> socket(lacking, SOCK_DGRAM, 0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("socket: " + (Target.LINUX ? "AF_SYSTEM" : "AF_PACKET")
                        + " is not defined on " + Target.NAME);
    }

    @Test
    void oneThatThisPlatformLacksFailsAmongOtherFlags() {
        int lacking = Target.LINUX ? MSG_NEEDSA : MSG_MORE;
        assertThatThrownBy(() -> send(-1, "x", 1, lacking | MSG_DONTWAIT))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("send: " + (Target.LINUX ? "MSG_NEEDSA" : "MSG_MORE")
                        + " is not defined on " + Target.NAME);
    }
}
