package lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The tests' own way to run a program loses nothing of what it writes. */
@Isolated("it keeps all processors busy")
class RunTest {

    /** As on a terminal: whoever writes lives on when the program has ended. */
    private static final List<String> LATE =
            List.of("sh", "-c", "(sleep 0.2; echo late; echo later >&2) & exit 3");

    @Test
    void whatIsWrittenAfterTheEndIsCollected() {
        assertThat(new Run("late", LATE, Map.of()).end())
                .isEqualTo(new Result(3, "late\n", "later\n"));
    }

    /** On a machine with so much to do that whoever reads comes too late to see the end. */
    @Test
    void whoeverReadsMayComeLate() {
        AtomicBoolean busy = new AtomicBoolean(true);
        List<Thread> burners = IntStream.range(0, 4 * Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (busy.get()) {
                        Thread.onSpinWait();
                    }
                })).toList();
        try {
            assertThat(new Run("late", LATE, Map.of()).end())
                    .isEqualTo(new Result(3, "late\n", "later\n"));
        } finally {
            busy.set(false);
            burners.forEach(burner -> {
                try {
                    burner.join();
                } catch (InterruptedException e) {
                    throw new AssertionError("interrupted", e);
                }
            });
        }
    }
}
