package cmirror.tools.stress.api;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ./lab stress api} in short: every method of the mirror has an answer to any argument. */
class AnswersTest {

    private static final int SEED = 7;
    private static final int CALLS = 20_000;
    private static final int SECONDS = 30;

    @Test
    void everyCallGetsAnAnswer() throws Exception {
        Skip.unless(Sandbox.isPossible(), "no namespaces of one's own here, for calls that could"
                + " harm the machine");
        List<Span> spans = Plan.shuffled(Members.all(), CALLS, SEED);
        Table table = new Table(false);
        Path shared = Path.of("/dev/null"); // what a batch reads from, and the whole machine too
        Object before = Files.readAttributes(shared, "unix:mode,lastModifiedTime");
        Campaign campaign = new Campaign(SEED, false, spans, SECONDS, table::add);
        campaign.run(2);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        table.print(new PrintStream(text, true), SEED, campaign);
        assertThat(table.defects()).as(text.toString()).isZero();
        assertThat((Object) Files.readAttributes(shared, "unix:mode,lastModifiedTime"))
                .isEqualTo(before);
        assertThat(table.calls() + campaign.notReached()).isGreaterThan(CALLS * 9 / 10);
    }
}
