package cmirror.tools.stress.api;

import cmirror.CObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All that the package {@code cmirror} lets a program call. */
final class Members {

    private static final String PACKAGE = "cmirror/";

    private Members() {
    }

    /** In an order that is the same in each run. */
    static List<Member> all() {
        List<Member> all = new ArrayList<>();
        for (String name : classes()) {
            Class<?> type = load(name);
            if (!type.isInterface()) {
                Stream.concat(Stream.of(type.getDeclaredMethods()),
                        Stream.of(type.getConstructors()))
                        .filter(Members::isProgramsOwn).map(Member::new).forEach(all::add);
            }
        }
        all.sort(null);
        return all;
    }

    /** Constructors that take memory as it is serve a program's own subclasses. */
    private static boolean isProgramsOwn(Executable executable) {
        return Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic()
                && (executable instanceof Method
                        || !Modifier.isAbstract(executable.getDeclaringClass().getModifiers()));
    }

    private static List<String> classes() {
        try {
            Path home = Path.of(
                    CObject.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(home)) {
                try (Stream<Path> files = Files.list(home.resolve(PACKAGE))) {
                    return files.map(file -> PACKAGE + file.getFileName())
                            .filter(Members::isClass).toList();
                }
            }
            try (JarFile jar = new JarFile(home.toFile())) {
                return jar.stream().map(Object::toString).filter(Members::isClass).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClass(String entry) {
        return entry.matches(PACKAGE + "\\w+\\.class");
    }

    private static Class<?> load(String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, Members.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
