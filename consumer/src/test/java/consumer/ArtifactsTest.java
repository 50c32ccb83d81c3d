package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed, as somebody has it who depends on it. */
class ArtifactsTest {

    private static final String VERSION = System.getProperty("test.version");
    private static final Path REPOSITORY = Path.of(System.getProperty("test.repository"));
    private static final Path JAR = installed("cmirror", "jar");

    @TempDir
    Path folder;

    private static Path installed(String artifact, String type) {
        return REPOSITORY.resolve("io/github/cmirror").resolve(artifact).resolve(VERSION)
                .resolve(artifact + "-" + VERSION + "." + type);
    }

    /** A pom, a test that binds, sends, receives and forks, and a module-info. */
    @Test
    void aProjectOfThreeFilesUsesThem() throws IOException {
        copy(Path.of("src", "project"), folder);
        Child.Result end = Child.of(Path.of(System.getProperty("test.maven"), "bin", "mvn").toString(),
                "-B", "-q", "-f", folder.toString(), "-s", Path.of("src", "settings.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dcmirror.version=" + VERSION,
                "-Djunit.version=" + System.getProperty("test.junit"), "test")
                .env("JAVA_HOME", System.getProperty("java.home"))
                .env("TEST_MIRROR", System.getProperty("test.mirror")).run();
        assertThat(end.status()).as(end.text() + end.stderr()).isZero();
        assertThat(folder.resolve("target/surefire-reports/org.example.EchoTest.txt")).content()
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void theJarStartsAProgram() throws IOException {
        Path source = Files.writeString(folder.resolve("Hello.java"), """
                import static cmirror.inet_h.*;
                class Hello {
                    static int main(int argc, String argv[]) {
                        printf("%s %s\\n", argv[0], argv[1]);
                        return 5;
                    }
                }
                """);
        Path jdk = Path.of(System.getProperty("java.home"), "bin");
        Child.Result compiled = Child.of(jdk.resolve("javac").toString(), "-cp", JAR.toString(),
                source.toString()).run();
        assertThat(compiled.stderr()).isEmpty();
        Child.Result end = Child.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString(),
                jdk.resolve("java").toString(), "-jar", JAR.toString(), "hello", "world").run();
        assertThat(end.stderr()).isEmpty();
        assertThat(end.text()).isEqualTo("hello world\n");
        assertThat(end.status()).isEqualTo(5);
    }

    @Test
    void theJarsSayWhatTheyAre() throws IOException {
        for (String artifact : System.getProperty("test.artifacts").split(" ")) {
            try (JarFile jar = new JarFile(installed(artifact, "jar").toFile())) {
                assertThat(jar.getManifest().getMainAttributes()
                        .getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isEqualTo(VERSION);
                assertThat(jar.getJarEntry("META-INF/LICENSE")).as(artifact).isNotNull();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
