package cmirror;

import cmirror.runtime.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                .filter(f -> Modifier.isPublic(f.getModifiers()) && f.getType() != FILE.class)
                .toList();
    }

    /** {@code #include} lines of every header of the mirror. */
    static String includes() {
        StringBuilder text = new StringBuilder("#include <stdio.h>\n#include <stddef.h>\n");
        for (Class<?> header : HEADERS) {
            text.append("#include <").append(include(header)).append(">\n");
        }
        return text.toString();
    }

    /** net/if_arp.h for net_if_arp_h: the header whose list of symbols made the class. */
    static String include(Class<?> header) {
        Path lists = Path.of("../native-headers/symbols");
        try (Stream<Path> files = Files.walk(lists)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .map(f -> lists.relativize(f).toString().replace(".txt", ""))
                    .filter(h -> (h.replace('/', '_') + "_h").equals(header.getSimpleName()))
                    .findFirst().orElseThrow() + ".h";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How C names a struct, by the description of this platform: {@code fd_set} has no tag. */
    static String cType(Class<?> struct) {
        Pattern line = Pattern.compile("(?m)^(?:struct|union) " + struct.getSimpleName()
                + " size .* : (.+)$");
        try (Stream<Path> files = Files.walk(Path.of("../native-headers/abi", Target.NAME))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".abi")).toList()) {
                Matcher found = line.matcher(Files.readString(file));
                if (found.find()) {
                    return found.group(1);
                }
            }
            return "struct " + struct.getSimpleName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the course's own header stands. */
    static String includeFlag() {
        return "-I" + Path.of("../native-headers/include").toAbsolutePath();
    }
}
