package cmirror;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** The mirror as a library in somebody else's JVM, with class loaders of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "fork and handlers need the C helper")
class LibraryTest {

    private static final JavaProgram USER = JavaProgram.compile("User", """
            import static cmirror.inet_h.*;
            import static cmirror.pthread_h.*;
            import cmirror.*;
            public class User implements java.util.function.IntSupplier {
                private int handled;
                public int getAsInt() { // a number whose digits say what has worked
                    var status = new int_();
                    var numbers = new_int(3);
                    var tid = new pthread_t();
                    var result = new Object[1];
                    int sum = close(-1) == -1 && errno() == EBADF ? 1 : 0;
                    at_int(numbers, 0, 2);
                    qsort(numbers, 3, 4, (a, b) -> at_int(a, 0) - at_int(b, 0));
                    sum += at_int(numbers, 2) == 2 ? 10 : 0;
                    pthread_create(tid, NULL, x -> (int) x + 1, 41);
                    pthread_join(tid, result);
                    sum += (int) result[0] == 42 ? 100 : 0;
                    var before = signal(SIGUSR1, s -> { handled++; });
                    raise(SIGUSR1);
                    sum += handled == 1 ? 1000 : 0;
                    int pid = fork();
                    if (pid == 0) {
                        raise(SIGUSR1);
                        _exit(handled);
                    }
                    waitpid(pid, status, 0);
                    sum += WEXITSTATUS(status.get()) == 2 ? 10000 : 0;
                    signal(SIGUSR1, SIG_DFL);
                    handled = 0;
                    return sum;
                }
            }
            """);

    private static final JavaProgram HOST = JavaProgram.compile("Host", """
            import java.lang.ref.WeakReference;
            import java.net.*;
            import java.nio.file.Path;
            import java.util.function.IntSupplier;
            public class Host {
                static IntSupplier load(String[] args) throws Exception {
                    var loader = new URLClassLoader(new URL[] {Path.of(args[1]).toUri().toURL(),
                            Path.of(args[2]).toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                    return (IntSupplier) loader.loadClass("User").getDeclaredConstructor().newInstance();
                }
                static WeakReference<ClassLoader> used(String[] args) throws Exception {
                    var user = load(args);
                    System.out.println(user.getAsInt());
                    return new WeakReference<>(user.getClass().getClassLoader());
                }
                public static void main(String[] args) throws Exception {
                    if (args[0].equals("unload")) {
                        var loader = used(args);
                        for (int i = 0; i < 100 && loader.get() != null; i++) {
                            System.gc();
                            Thread.sleep(20);
                        }
                        System.out.println(loader.get() == null ? "unloaded" : "still there");
                        return;
                    }
                    var one = load(args);
                    var other = load(args);
                    System.out.println(one.getAsInt());
                    System.out.println(other.getAsInt());
                    var thread = new Thread(() -> System.out.println(other.getAsInt()));
                    thread.start();
                    thread.join();
                    System.out.println(one.getAsInt());
                }
            }
            """);

    @TempDir
    Path folder;

    private static Path mirror() throws Exception {
        return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Child.Result host(String mode, Path user, Path mirror, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", HOST.folder().toString(), "Host", mode, user + "/",
                mirror + "/"));
        return Child.of(command.toArray(String[]::new)).run();
    }

    @Test
    void twoClassLoadersUseIt() throws Exception {
        Child.Result end = host("two", USER.folder(), mirror());
        assertThat(end.stderr()).isEmpty();
        assertThat(end.lines()).containsExactly("11111", "11111", "11111", "11111");
    }

    @Test
    void aClassLoaderCanBeUnloadedAfterUse() throws Exception {
        Child.Result end = host("unload", USER.folder(), mirror());
        assertThat(end.stderr()).isEmpty();
        assertThat(end.lines()).containsExactly("11111", "unloaded");
    }

    @Test
    void aTraceNeedsItsPropertyOnly() throws Exception {
        Child.Result end = host("unload", USER.folder(), mirror(), "-Dcmirror.trace=on",
                "-Dcmirror.trace.calls=close");
        assertThat(end.stderr()).matches("close\\(-1\\) += -1 EBADF \\(Bad file descriptor\\)\n"
                + "\\+\\+\\+ exited with 2 \\+\\+\\+\n"); // the child
    }

    /** As a shader does it: packages, names of resources, and strings that look like either. */
    @Test
    void itsPackagesCanBeMoved() throws Exception {
        Path moved = folder.resolve("moved");
        move(mirror(), moved);
        move(USER.folder(), moved);
        Child.Result end = host("unload", moved, moved);
        assertThat(end.stderr()).isEmpty();
        assertThat(end.lines().get(0)).isEqualTo("11111");
    }

    private static String move(String name) {
        return name.startsWith("cmirror") ? "org/some_one/mirror" + name.substring(7)
                : name.startsWith("/cmirror/") ? "/" + move(name.substring(1)) : name;
    }

    private static void move(Path from, Path to) throws IOException {
        Remapper remapper = new Remapper(org.objectweb.asm.Opcodes.ASM9) {
            @Override
            public String map(String name) {
                return move(name);
            }

            @Override
            public Object mapValue(Object value) {
                return value instanceof String text ? move(text) : super.mapValue(value);
            }
        };
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = from.relativize(file).toString();
                Path target = to.resolve(move(name));
                Files.createDirectories(target.getParent());
                byte[] bytes = Files.readAllBytes(file);
                if (name.endsWith(".class") && !name.equals("module-info.class")) {
                    ClassWriter writer = new ClassWriter(0);
                    new ClassReader(bytes).accept(new ClassRemapper(writer, remapper), 0);
                    bytes = writer.toByteArray();
                }
                Files.write(target, bytes);
            }
        }
    }
}
