package cmirror.tools.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./lab stress} in short: every mode, with each collector, quiet and busy; a soak. */
class ForkStressTest {

    private static final int FORKS = 3;

    @ParameterizedTest
    @CsvSource({"G1, 0", "G1, 3", "Serial, 0", "Serial, 3", "Parallel, 0", "Parallel, 3"})
    void everyChildEndsAsItsModeSays(String collector, int busy) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String line : run("-XX:+Use" + collector + "GC", "-Xmx128m",
                "cmirror.tools.stress.ForkModes", String.valueOf(FORKS),
                String.valueOf(busy)).split("\n")) {
            rows.add(line.replaceFirst("( \\d+ \\d+)$", ""));
        }
        assertThat(rows).hasSize(ForkModes.count()).allMatch(
                row -> row.endsWith(" " + FORKS + " 0 0"));
    }

    /** {@code ./lab stress soak} in short. */
    @Test
    void bothSidesCollectAndCompile() throws Exception {
        String[] lines = run("-Xmx128m", "cmirror.tools.stress.ForkSoak", "5").split("\n");
        String[] last = lines[lines.length - 1].split(" ");
        assertThat(last).as(String.join("\n", lines)).hasSize(9);
        assertThat(Integer.parseInt(last[1])).as("good").isPositive();
        assertThat(last[2] + last[3]).as("hung, bad").isEqualTo("00");
    }

    @Test
    void refusesACollectorWhoseHeapIsShared() throws Exception {
        assertThat(run("-XX:+UseZGC", "-Xmx128m", "-Dcmirror.class=" + Forking.class.getName(),
                "cmirror.Main", "forking")).startsWith("fork: ").contains("ZGC");
    }

    static class Forking {

        static int main(int argc, String[] argv) {
            return cmirror.unistd_h.fork() < 0 ? 1 : 0;
        }
    }

    /** What the JVM prints on stderr. */
    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        Process jvm = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                if (!jvm.waitFor(120, TimeUnit.SECONDS)) {
                    jvm.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String said = new String(jvm.getErrorStream().readAllBytes());
        jvm.waitFor();
        return said;
    }
}
