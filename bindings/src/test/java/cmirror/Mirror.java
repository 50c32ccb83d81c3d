package cmirror;

import cmirror.runtime.libc.Target;
import cmirror.testing.CHeaders;
import cmirror.testing.CProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of the mirror, as the class path has them. */
final class Mirror {

    /** Every class of the package cmirror that a program can name, but the tests'. */
    static final List<Class<?>> CLASSES = classes();

    /** The headers' classes: {@code sys_socket_h}. */
    static final List<Class<?>> HEADERS = CLASSES.stream()
            .filter(c -> c.getSimpleName().endsWith("_h")).toList();

    /** The structs' classes. */
    static final List<Class<?>> STRUCTS = CLASSES.stream()
            .filter(c -> c.getSuperclass() == Struct.class).toList();

    /** The numbers' classes: {@code socklen_t}. */
    static final List<Class<?>> SCALARS = CLASSES.stream()
            .filter(c -> c.getSuperclass() == Scalar.class).toList();

    private Mirror() {
    }

    private static List<Class<?>> classes() {
        URI place = URI.create(Struct.class.getProtectionDomain().getCodeSource().getLocation()
                .toString());
        try (Stream<Path> files = Files.list(Path.of(place).resolve("cmirror"))) {
            List<Class<?>> classes = new ArrayList<>();
            for (String name : files.map(f -> f.getFileName().toString()).sorted().toList()) {
                if (name.endsWith(".class") && !name.contains("$")) {
                    classes.add(Class.forName("cmirror." + name.replace(".class", "")));
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The constants that a header's class itself declares. */
    static List<Field> constants(Class<?> header) {
        return Stream.of(header.getDeclaredFields())
                .filter(f -> Modifier.isPublic(f.getModifiers()) && f.getType().getSuperclass() != Opaque.class)
                .toList();
    }

    /** Whether the running platform has a header, and this machine's headers do not lack it. */
    static boolean hasHeader(Class<?> headerClass) {
        String header = header(headerClass);
        return Files.exists(Path.of("../native-headers/abi", Target.NAME, header + ".abi"))
                && !(otherHeaders() && lacks("<" + header + ".h>", header));
    }

    /** As {@code struct termio} since glibc 2.42; said once for each. */
    private static boolean lacks(String what, String header, String... questions) {
        String source = includes(header) + String.join("", questions);
        String name = "lacks-" + what.replaceAll("\\W", "_");
        boolean lacks = LACKING.computeIfAbsent(what, w -> !CHeaders.refused("cc", name, source,
                "-fsyntax-only", includeFlag()).isEmpty());
        if (lacks && SAID.add(what)) {
            System.out.println("not asked about " + what + ", which the headers of "
                    + CHeaders.versions("cc") + " do not have");
        }
        return lacks;
    }

    private static final Map<String, Boolean> LACKING = new TreeMap<>();
    private static final Set<String> SAID = new HashSet<>();

    /** What the running platform's descriptions say of a struct or typedef. */
    record Description(String header, String cType, Set<String> bitFields) {
    }

    private static final Map<String, Description> DESCRIPTIONS = descriptions();

    /** Those types that the running platform has, by the header that declares them. */
    static Map<String, List<Class<?>>> byHeader(List<Class<?>> types) {
        Map<String, List<Class<?>>> all = new TreeMap<>();
        types.stream().filter(Mirror::isHere).forEach(type -> all.computeIfAbsent(
                description(type).header, h -> new ArrayList<>()).add(type));
        return all;
    }

    /** Whether the running platform has a struct or typedef, and this machine's headers do not lack it. */
    static boolean isHere(Class<?> type) {
        Description said = DESCRIPTIONS.get(type.getSimpleName());
        return said != null && !(otherHeaders()
                && lacks(said.cType, said.header, "long size = sizeof(" + said.cType + ");\n"));
    }

    static Description description(Class<?> type) {
        return DESCRIPTIONS.get(type.getSimpleName());
    }

    /** How C names a struct: {@code fd_set} has no tag. */
    static String cType(Class<?> struct) {
        return description(struct).cType;
    }

    private static Map<String, Description> descriptions() {
        Pattern line = Pattern.compile(
                "(?:(?:struct|union) (\\w+) size|typedef (\\w+)) .* : (.+)");
        Pattern bits = Pattern.compile(
                "\\s+\\d+ bits \\d+ \\d+\\s+\\S+\\s+([\\w.]+)\\s+: .+");
        Map<String, Description> all = new TreeMap<>();
        Path root = Path.of("../native-headers/abi", Target.NAME);
        for (Path file : files(root, ".abi")) {
            String header = root.relativize(file).toString().replace(".abi", "");
            Description last = null;
            for (String text : lines(file)) {
                Matcher struct = line.matcher(text);
                Matcher bitField = bits.matcher(text);
                if (struct.matches()) {
                    last = new Description(header, struct.group(3), new HashSet<>());
                    all.put(struct.group(1) != null ? struct.group(1) : struct.group(2), last);
                } else if (bitField.matches()) {
                    last.bitFields.add(bitField.group(1));
                }
            }
        }
        return all;
    }

    private static final Path LISTS = Path.of("../native-headers/symbols");
    private static final Map<String, Path> LIST_OF_CLASS = files(LISTS, ".txt").stream().collect(
            Collectors.toMap(list -> LISTS.relativize(list).toString().replace(".txt", "_h")
                    .replace('/', '_'), list -> list));

    /** {@code net/if_arp} for net_if_arp_h: the header whose list of symbols made the class. */
    static String header(Class<?> headerClass) {
        Path list = LIST_OF_CLASS.get(headerClass.getSimpleName());
        return LISTS.relativize(list).toString().replace(".txt", "");
    }

    /** The constants of a header that are counts or masks, greater in later headers. */
    static Set<String> growing(String header) {
        return lines(LISTS.resolve(header + ".txt")).stream()
                .filter(line -> line.matches("--include-constant \\w+ *# grows.*"))
                .map(line -> line.split(" +")[1]).collect(Collectors.toSet());
    }

    /**
     * Whether this machine's headers are others than those described: what they have more or less
     * is for the oracle of native-headers to judge, and here what both have is compared.
     */
    static boolean otherHeaders() {
        return OTHER_HEADERS;
    }

    private static final boolean OTHER_HEADERS = CProgram.exists("cc")
            && CHeaders.areOthers("cc", Path.of("../native-headers/abi", Target.NAME));

    /** The {@code #include} lines that a C program needs for a header, and for printing. */
    static String includes(String header) {
        StringBuilder text = new StringBuilder();
        for (String line : lines(LISTS.resolve(header + ".txt"))) {
            if (line.startsWith("#: after ")) {
                for (String before : line.substring("#: after ".length()).split(" ")) {
                    text.append("#if __has_include(<").append(before).append(".h>)\n#include <")
                            .append(before).append(".h>\n#endif\n");
                }
            }
        }
        return text.append("#include <").append(header)
                .append(".h>\n#include <stdio.h>\n#include <stddef.h>\n#include <string.h>\n")
                .toString();
    }

    /** Where the course's own header stands. */
    static String includeFlag() {
        return "-I" + Path.of("../native-headers/include").toAbsolutePath();
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
