package cmirror.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code ./lab bench}: that every program runs, prints and ends; not how fast it is. */
class BenchTest {

    private final StringWriter errors = new StringWriter();
    private int status;

    private String bench(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            status = new CommandLine(new Bench()).setErr(new PrintWriter(errors))
                    .execute(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString();
    }

    /** All but start, which runs what {@code ./lab} has built, and may be building. */
    @ParameterizedTest
    @ValueSource(strings = {"udp-echo", "udp-send", "udp-batch", "tcp-stream", "connect", "c10k-10",
            "fork"})
    void everyProgramOfAScene(String scene, @TempDir Path folder) throws Exception {
        Path json = folder.resolve("json");
        Path svg = folder.resolve("svg");
        String table = bench("--scene", scene, "--rounds", "1", "--seconds", "0.05", "--json",
                json.toString(), "--svg", svg.toString());
        assertThat(errors.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(table).contains(scene + ": ", "cmirror").containsPattern("1 rounds of 0.05 s");
        assertThat(Files.readString(json)).contains("\"cmirror\", \"samples\": [[");
        assertThat(Files.readString(svg)).contains("cmirror");
    }

    /** A whole process, as start measures it. */
    @Test
    void cpuAndWallOfAnotherProgram() throws Exception {
        Sample sample = WholeProcess.run(java.util.List.of("/bin/sh", "-c",
                "i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done"), 0.01);
        assertThat(sample.count()).isPositive();
        assertThat(sample.cpu()).isPositive();
        assertThat(sample.wall()).isPositive();
    }

    @Test
    void badInputIsNamed() {
        bench("--scene", "udp");
        assertThat(errors.toString()).contains("there is no scene udp, only udp-echo, udp-send");
        bench("--rounds", "0");
        assertThat(errors.toString()).contains("--rounds is 1 or more");
        assertThat(status).isEqualTo(2);
    }
}
