package beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cmirror.testing.Child;
import java.util.List;
import org.junit.jupiter.api.Test;

/** udpGso and reusePort. */
class BatchTest {

    private static List<String> run(String... command) {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "udpGso and reusePort are for"
                + " Linux");
        Child.Result result = Child.java("cmirror.Main", command).run();
        assertThat(result.status()).as(result.text() + result.stderr()).isZero();
        return result.lines();
    }

    @Test
    void udpGso() {
        assertThat(run("udpGso", "1000").stream().map(line -> line.replaceAll("[\\d.]+", "N")))
                .containsExactly("udpGso: one by one: N us a datagram",
                        "udpGso: as one: N us a datagram");
    }

    @Test
    void reusePort() {
        List<String> lines = run("reusePort", "4");
        assertThat(lines).hasSize(5).last().isEqualTo("reusePort: 200 clients");
        assertThat(lines.subList(0, 4).stream().map(line -> line.replaceAll(": \\d+ .*", "")))
                .containsExactlyInAnyOrder("reusePort: worker 0", "reusePort: worker 1",
                        "reusePort: worker 2", "reusePort: worker 3");
        // each client went to one worker, and none to all of them
        assertThat(lines.subList(0, 4).stream().mapToInt(line -> Integer.parseInt(
                line.replaceAll(".*: (\\d+) datagrams", "$1"))).peek(n -> assertThat(n)
                        .isBetween(1, 199)).sum()).isEqualTo(200);
    }
}
