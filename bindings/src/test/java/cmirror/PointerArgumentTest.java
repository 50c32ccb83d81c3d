package cmirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.runtime.libc.Target;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NULL, or no bytes, where C wants memory: a sentence for every pointer, unless the lists allow it. */
class PointerArgumentTest {

    private static final Path HEADERS = Path.of("../native-headers");
    private static final Pattern LISTED =
            Pattern.compile("(?m)^--include-function (\\w+)[ \\t]*(?:# (?!by hand)(.*))?$");

    /** At each pointer that is not NULL: the number 16, which is also a string of one character. */
    private final MemorySegment memory = Arena.ofAuto().allocate(1 << 16);

    /** What must be open: by the names that the manual pages have for it. */
    private static final Map<String, Object> HANDLES = Map.of("stream", stdio_h.tmpfile(), "streamp",
            stdio_h.tmpfile(), "dirp", dirent_h.opendir("."), "sem", semaphore());

    private static sem_t semaphore() {
        sem_t sem = new sem_t();
        semaphore_h.sem_init(sem, 0, 1);
        return sem;
    }

    private final List<String> problems = new ArrayList<>();
    private int nulls;
    private int bounds;

    PointerArgumentTest() {
        memory.set(ValueLayout.JAVA_INT, 0, 16);
    }

    /** It has the room for a pointer, which would stand where its first members are. */
    @Test
    void aStructIsNoPointerToAPointer() {
        assertThatThrownBy(() -> netdb_h.getaddrinfo("127.0.0.1", "80", null, new addrinfo())).hasMessage("getaddrinfo: "
                + "res is a struct; C takes the address of a pointer: var res = new addrinfo[1]");
        assertThatThrownBy(() -> ifaddrs_h.getifaddrs(new ifaddrs())).hasMessage("getifaddrs: "
                + "ifap is a struct; C takes the address of a pointer: var ifap = new ifaddrs[1]");
        assertThatThrownBy(() -> stdlib_h.strtol("1", new sockaddr_in(), 10)).hasMessage("strtol: "
                + "endptr is a struct; C takes the address of a pointer: var endptr = new MemorySegment[1]");
        assertThatThrownBy(() -> unistd_h.execv("/bin/true", new sockaddr_in())).hasMessageContaining("argv is a struct");
    }

    /** No function is called, unless one takes what it should not: that may end the JVM, as in C. */
    @Test
    void whatTheListsDoNotAllowIsRefusedByName() throws Exception {
        for (Class<?> header : Mirror.HEADERS) {
            if (Mirror.hasHeader(header)) {
                header(header);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(nulls).isGreaterThan(600);
        assertThat(bounds).isGreaterThan(200);
    }

    /** What C answers with -1 and EFAULT is C's to answer. */
    @Test
    void theKernelsAnswerIsTheProgramsToSee() {
        assertThat(unistd_h.write(-1, null, 4)).isEqualTo(-1);
        assertThat(sys_stat_h.stat(null, new stat())).isEqualTo(-1);
        assertThat(stdio_h.errno()).isEqualTo(stdio_h.EFAULT);
        assertThat(stdlib_h.strtol("12", null, 10)).isEqualTo(12);
    }

    /** A char of a UTF-8 text is negative: libc's tables know it. Behind them is other memory. */
    @Test
    void aNumberOutsideOfItsRangeIsRefused() {
        assertThat(ctype_h.isspace((byte) 0xC3)).isZero();
        assertThat(ctype_h.isalpha('a')).isNotZero();
        assertThat(ctype_h.isalpha(stdio_h.EOF)).isZero();
        assertThatThrownBy(() -> ctype_h.isalpha(256)).hasMessage("isalpha: c: 256 is not in -128..255");
        assertThatThrownBy(() -> ctype_h.isdigit(-129)).hasMessageContaining("isdigit: c: -129");
        assertThatThrownBy(() -> regex_h.regerror(100, null, memory, 16))
                .hasMessageContaining("regerror: errcode: 100");
    }

    private void header(Class<?> header) throws Exception {
        String name = Mirror.header(header);
        String manual = read("manual/" + name + ".txt");
        String described = read("abi/" + Target.NAME + "/" + name + ".abi");
        Map<String, Method> methods = new HashMap<>();
        for (Method method : header.getDeclaredMethods()) {
            methods.put(method.getName(), method);
        }
        Matcher listed = LISTED.matcher(read("symbols/" + name + ".txt"));
        while (listed.find()) {
            String function = listed.group(1);
            Matcher types = Pattern.compile("(?m)^function " + function
                    + " \\S+ \\((.*?)\\)(?: symbol \\S+)? : ").matcher(described);
            Matcher names = Pattern.compile("(?m)^" + function + "\\((.*)\\)$").matcher(manual);
            Method method = methods.get(function);
            if (types.find() && names.find() && method != null) {
                function(method, types.group(1).split(", "), names.group(1).split(", "),
                        listed.group(2) == null ? "" : listed.group(2));
            }
        }
    }

    private void function(Method method, String[] types, String[] names, String remark)
            throws Exception {
        for (int i = 0; i < names.length; i++) {
            if (!types[i].equals("ptr") || method.getParameterTypes()[i] != Object.class
                    || remark.contains(names[i] + "[0]") || remark.contains(names[i] + "[to(")
                    || remark.contains("pointing: ") || waitsForMaker(names, i, remark)) {
                continue;
            }
            if (!Pattern.compile("null: (\\w+,)*" + names[i] + "\\b").matcher(remark).find()) {
                nulls++;
                refused(method, i, null, names, remark, "is NULL");
            }
            if (Pattern.compile("\\b" + names[i] + "\\[").matcher(remark).find()) {
                bounds++;
                refused(method, i, memory.asSlice(0, 0), names, remark, "has 0 bytes, not \\d+");
            }
        }
    }

    private void refused(Method method, int index, Object value, String[] names, String remark,
            String what) throws Exception {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = i == index ? value : hasMaker(names[i], remark) ? null
                    : argument(names[i], types[i]);
        }
        String expected = method.getName() + ": " + names[index];
        try {
            method.setAccessible(true);
            problems.add(expected + " is not refused, the result is " + method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            String said = String.valueOf(e.getCause().getMessage());
            if (!said.matches(expected + "_? " + what + ".*")
                    && !said.matches(method.getName() + ": \\w+ is no (FILE|DIR|initialized sem_t): .*")) {
                problems.add(expected + ": " + e.getCause());
            }
        }
    }

    /** Whether another argument must have been made, which is looked at first. */
    private static boolean waitsForMaker(String[] names, int index, String remark) {
        for (int i = 0; i < names.length; i++) {
            if (i != index && hasMaker(names[i], remark)
                    && !Pattern.compile("null: (\\w+,)*" + names[i] + "\\b").matcher(remark).find()) {
                return true;
            }
        }
        return false;
    }

    /** What only another function can make: its own refusal would come first. */
    private static boolean hasMaker(String name, String remark) {
        return Pattern.compile("(made|ended|initialized|destroyed): " + name + " ").matcher(remark)
                .find();
    }

    private Object argument(String name, Class<?> type) throws Exception {
        Object handle = HANDLES.get(name);
        return handle != null ? handle : type == int.class ? (Object) 16 : type == long.class ? (Object) 16L
                : type == double.class ? (Object) 16.0 : type == float.class ? (Object) 16f
                : type == Object.class ? memory
                : Scalar.class.isAssignableFrom(type) ? type.getConstructor(long.class).newInstance(16L)
                : type.getDeclaredConstructor().newInstance();
    }

    private static String read(String file) throws IOException {
        Path path = HEADERS.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
