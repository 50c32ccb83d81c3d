package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.runtime.libc.Target;
import cmirror.testing.CProgram;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number in every struct: what is written is what C sees, and nothing that does not fit. */
class AccessorTest {

    /** What C says of a field. */
    private record CField(long offset, int bytes, boolean unsigned) {
    }

    private static final Map<Class<?>, Map<String, CField>> C = new LinkedHashMap<>();

    /** {@code name()} and {@code void name(x)} with a number x. */
    private static List<Method> setters(Class<?> struct) {
        return Stream.of(struct.getDeclaredMethods()).filter(m -> m.getReturnType() == void.class
                && m.getParameterCount() == 1 && m.getParameterTypes()[0].isPrimitive()
                && m.getParameterTypes()[0] != double.class
                && !lacks(struct, m.getName())
                && !Mirror.description(struct).bitFields().contains(m.getName())).toList();
    }

    private static boolean lacks(Class<?> struct, String field) {
        try {
            struct.getMethod(field + "$offset").invoke(null);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof UnsupportedOperationException;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void askC() {
        CProgram.assumeCompiler();
        Mirror.byHeader(Mirror.STRUCTS).forEach(AccessorTest::ask);
    }

    private static void ask(String header, List<Class<?>> structs) {
        StringBuilder source = new StringBuilder(Mirror.includes(header))
                .append("int main(void) {\n");
        for (Class<?> struct : structs) {
            C.put(struct, new LinkedHashMap<>());
            for (Method setter : setters(struct)) {
                String type = Mirror.cType(struct);
                String field = "((" + type + " *) 0)->" + setter.getName();
                source.append("printf(\"").append(struct.getName()).append(' ')
                        .append(setter.getName()).append(" %d %d %d\\n\", (int) offsetof(")
                        .append(type).append(", ").append(setter.getName())
                        .append("), (int) sizeof(").append(field).append("), (__typeof__(")
                        .append(field).append(")) -1 > 0);\n");
            }
        }
        for (String line : CProgram.compile("fields-" + header.replace('/', '_'),
                source.append("}\n").toString(), Mirror.includeFlag()).run().lines()) {
            String[] words = line.split(" ");
            C.get(type(words[0])).put(words[1], new CField(Long.parseLong(words[2]),
                    Integer.parseInt(words[3]), words[4].equals("1")));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Class<?>> structs() {
        return Mirror.STRUCTS.stream().filter(Mirror::isHere)
                .filter(s -> !setters(s).isEmpty());
    }

    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void extremesAreWhatCSees(Class<?> struct) throws ReflectiveOperationException {
        for (Method setter : setters(struct)) {
            CField field = C.get(struct).get(setter.getName());
            Struct made = (Struct) struct.getConstructor().newInstance();
            for (long value : extremes(field)) {
                set(setter, made, value);
                byte[] expected = new byte[(int) made.segment().byteSize()];
                for (int i = 0; i < field.bytes; i++) {
                    expected[(int) field.offset + i] = (byte) (value >> 8 * i);
                }
                assertThat(made.segment().toArray(ValueLayout.JAVA_BYTE))
                        .as("%s = %d", setter.getName(), value).isEqualTo(expected);
                Number read = (Number) struct.getMethod(setter.getName()).invoke(made);
                assertThat(read.longValue()).as("%s reads back", setter.getName())
                        .isEqualTo(read instanceof Integer ? (int) value : value);
            }
        }
    }

    /** The smallest and the largest value of a C type; in 64 bits, of their bits. */
    private static long[] extremes(CField field) {
        int bits = 8 * field.bytes;
        return bits == 64 ? new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 0}
                : field.unsigned ? new long[] {(1L << bits) - 1, 1L << bits - 1, 0}
                : new long[] {-1L << bits - 1, -1, (1L << bits - 1) - 1, 0};
    }

    private static void set(Method setter, Struct struct, long value)
            throws ReflectiveOperationException {
        setter.invoke(struct, setter.getParameterTypes()[0] == int.class
                ? (Object) (int) value : (Object) value);
    }

    @ParameterizedTest(name = "struct {0}")
    @MethodSource("structs")
    void whatDoesNotFitIsRefused(Class<?> struct) throws ReflectiveOperationException {
        for (Method setter : setters(struct)) {
            CField field = C.get(struct).get(setter.getName());
            long[] extremes = extremes(field);
            long max = extremes[field.unsigned ? 0 : 2];
            int carrierBits = setter.getParameterTypes()[0] == int.class ? 32 : 64;
            if (8 * field.bytes >= carrierBits) {
                continue; // every value of the Java type fits
            }
            Struct made = (Struct) struct.getConstructor().newInstance();
            assertThatThrownBy(() -> set(setter, made, Math.max(max + 1, 256)))
                    .cause().isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(struct.getSimpleName() + "\\." + setter.getName() + ": "
                            + Math.max(max + 1, 256) + " is not in -?\\d+\\.\\.\\d+");
        }
    }

    @Test
    void aPortThatIsNoneSaysItsRange() {
        sockaddr_in addr = new sockaddr_in();
        assertThatThrownBy(() -> addr.sin_port(70000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sockaddr_in.sin_port: 70000 is not in 0..65535");
        addr.sin_port(~0x1234); // C keeps the low bits of a complement
        assertThat(addr.sin_port()).isEqualTo(0xedcb);
        assertThatThrownBy(() -> addr.sin_port(-65537))
                .hasMessage("sockaddr_in.sin_port: -65537 is not in 0..65535");
        assertThatThrownBy(() -> addr.sin_zero(8, 0)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("sockaddr_in.sin_zero[8]: the array has 8 elements");
        assertThatThrownBy(() -> new unsigned_char(256))
                .hasMessage("unsigned_char: 256 is not in 0..255");
    }

    @Test
    void aStructThatThisPlatformLacksSaysSo() {
        assertThatThrownBy(() -> {
            Object lacking = Target.LINUX ? new kevent() : new epoll_event();
            System.out.println(lacking);
        }).isInstanceOf(UnsupportedOperationException.class).hasMessage("there is no struct "
                + (Target.LINUX ? "kevent" : "epoll_event") + " on " + Target.NAME);
    }

    /** Parts whose type has no name: the bytes are those that C's assignments leave. */
    @Test
    void partsOfAStruct() {
        icmphdr icmp = new icmphdr();
        icmp.un().echo().id(0x1234);
        icmp.un().echo().sequence(0x5678);
        String c = CProgram.compile("parts", """
                #include <stdio.h>
                #include <netinet/ip_icmp.h>
                int main(void) {
                    union { struct icmphdr h; unsigned char b[sizeof(struct icmphdr)]; } u = {0};
                    u.h.un.echo.id = 0x1234;
                    u.h.un.echo.sequence = 0x5678;
                    for (int i = 0; i < (int) sizeof u; i++)
                        printf("%02x", u.b[i]);
                    printf(" %zu %x", sizeof u.h.un, u.h.un.gateway);
                }
                """).run().lines().getFirst();
        assertThat(HexFormat.of().formatHex(icmp.segment().toArray(ValueLayout.JAVA_BYTE)) + " "
                + inet_h.sizeof(icmp.un()) + " " + Integer.toHexString(icmp.un().gateway()))
                .isEqualTo(c);
        assertThatThrownBy(() -> icmp.un().echo().id(70000))
                .hasMessage("icmphdr.un.echo.id: 70000 is not in 0..65535");
    }

    @Test
    void aFloatIsOneOfFourBytes() {
        acct_v3 record = new acct_v3();
        record.ac_etime(1.5);
        assertThat(record.segment().get(ValueLayout.JAVA_FLOAT, acct_v3.ac_etime$offset()))
                .isEqualTo(1.5f);
        assertThat(record.ac_etime()).isEqualTo(1.5);
    }

    /** 8 and 16 bits unsigned and all of 32 bits are ints; long, time_t and size_t are longs. */
    @Test
    void carriers() throws ReflectiveOperationException {
        assertThat(sockaddr_in.class.getMethod("sin_port").getReturnType()).isEqualTo(int.class);
        assertThat(in_addr.class.getMethod("s_addr").getReturnType()).isEqualTo(int.class);
        assertThat(sockaddr_in6.class.getMethod("sin6_scope_id").getReturnType())
                .isEqualTo(int.class);
        assertThat(timeval.class.getMethod("tv_sec").getReturnType()).isEqualTo(long.class);
        assertThat(timeval.class.getMethod("tv_usec").getReturnType()).isEqualTo(long.class);
        assertThat(size_t.class.getMethod("get").getReturnType()).isEqualTo(long.class);
        assertThat(socklen_t.class.getMethod("get").getReturnType()).isEqualTo(int.class);
        assertThat(hostent.class.getMethod("h_addr_list").getReturnType().getSimpleName())
                .isEqualTo("MemorySegment");
        in_addr a = new in_addr();
        a.s_addr(0xffffffff);
        assertThat(Integer.toUnsignedLong(a.s_addr()))
                .isEqualTo(BigInteger.TWO.pow(32).longValue() - 1);
    }

    /** Each accessor of a field that is not here, by reflection, and one as a program has it. */
    @Test
    void aFieldThatThisPlatformLacksSaysSo() throws ReflectiveOperationException {
        if (Target.LINUX) {
            assertThatThrownBy(() -> new sockaddr_in().sin_len())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("struct sockaddr_in has no sin_len on " + Target.NAME);
        }
        List<String> lacking = new ArrayList<>();
        for (Class<?> struct : Mirror.STRUCTS.stream().filter(Mirror::isHere).toList()) {
            for (Method offset : struct.getMethods()) {
                String field = offset.getName().replace("$offset", "");
                if (!offset.getName().endsWith("$offset") || !lacks(struct, field)) {
                    continue;
                }
                lacking.add(field);
                for (Method accessor : struct.getDeclaredMethods()) {
                    if (accessor.getName().equals(field)) {
                        Object[] arguments = Stream.of(accessor.getParameterTypes()).map(type ->
                                type == int.class ? (Object) 0 : type == long.class ? (Object) 0L
                                        : null).toArray();
                        Object made = struct.getConstructor().newInstance();
                        assertThat(Modifier.isStatic(accessor.getModifiers())).isFalse();
                        assertThatThrownBy(() -> accessor.invoke(made, arguments)).cause()
                                .hasMessage("struct " + struct.getSimpleName() + " has no " + field
                                        + " on " + Target.NAME);
                    }
                }
            }
        }
        System.out.println("fields of other targets: " + lacking);
        assertThat(lacking).contains(Target.LINUX ? "sin_len" : "s6_addr32");
    }
}
