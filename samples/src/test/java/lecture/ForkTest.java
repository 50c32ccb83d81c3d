package lecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * forkEx, howMany1, howMany2. A fork copies stdio's buffer too: on a pipe every process repeats
 * what its ancestors had printed, on a terminal each line was out before the fork.
 */
class ForkTest {

    @RegisterExtension
    private final Lab lab = new Lab();

    @Test
    void forkExHasAFatherAndASon() {
        Run onPipe = lab.start("forkEx"); // both at once: each sleeps for 10 seconds
        Run onTerminal = lab.startOnTerminal("forkEx");
        long start = System.nanoTime();

        String son = onTerminal.awaitOut("I am the son \n").out();
        assertThat(son).matches("forkEx : I will fork\nforkEx \\[\\d+]: I am the son \n");

        Result piped = onPipe.end();
        Result shown = onTerminal.end();
        assertThat(System.nanoTime() - start).isGreaterThan(9_000_000_000L);

        String father = "forkEx [" + onTerminal.pid() + "]: I am the father\n";
        assertThat(shown).isEqualTo(Result.of(0, son + father));

        assertThat(piped.status()).isZero();
        assertThat(piped.err()).isEmpty();
        assertThat(piped.out()).matches("forkEx : I will fork\nforkEx \\[\\d+]: I am the son \n"
                + "forkEx : I will fork\nforkEx \\[" + onPipe.pid() + "]: I am the father\n");
        assertThat(pids(shown)).hasSize(2);
        assertThat(pids(piped)).hasSize(2);
    }

    /** 2^8 processes are 255 forks; three lines belong to each. */
    @Test
    void howMany1OnATerminal() {
        Result result = lab.runOnTerminal("howMany1");

        assertThat(result.status()).isZero();
        assertThat(kinds(result.out())).isEqualTo(Map.of("howMany1 : I will fork", 255L,
                "howMany1 [N]: I am the father", 255L, "howMany1 [N]: I am the son ", 255L));
        assertThat(pids(result)).hasSize(256);
        assertThat(lab.processes()).isEmpty();
    }

    /** Each of 256 processes writes 8 times "I will fork" and 8 lines more, some inherited. */
    @Test
    void howMany1OnAPipe() {
        Result result = lab.run("howMany1");

        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(kinds(result.out())).isEqualTo(Map.of("howMany1 : I will fork", 2048L,
                "howMany1 [N]: I am the father", 1024L, "howMany1 [N]: I am the son ", 1024L));
        assertThat(pids(result)).hasSize(256);
        assertThat(lab.processes()).isEmpty();
    }

    @Test
    void howMany2() {
        Result shown = lab.runOnTerminal("howMany2");
        assertThat(shown.status()).isZero();
        assertThat(kinds(shown.out())).isEqualTo(Map.of("howMany2 : I will fork", 8L,
                "howMany2 [N]: I am the father", 8L, "howMany2 [N]: I am the son ", 8L));
        assertThat(pids(shown)).hasSize(9);

        Result piped = lab.run("howMany2");
        assertThat(piped.status()).isZero();
        assertThat(piped.err()).isEmpty();
        assertThat(piped.out().lines()).hasSize(88);
        assertThat(pids(piped)).hasSize(9);
        assertThat(lab.processes()).isEmpty();
    }

    private static Set<String> pids(Result result) {
        return Pattern.compile("\\[(\\d+)]").matcher(result.out()).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, Long> kinds(String out) {
        return out.lines().map(line -> line.replaceAll("\\[\\d+]", "[N]"))
                .collect(groupingBy(line -> line, counting()));
    }
}
