package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.tools.script.Script;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page says of an errno. */
class PhrasesTest {

    @Test
    void theFunctionsOwnPhraseOrTheGeneralOne() {
        Phrases phrases = new Phrases(Script.headers());
        assertThat(phrases.of("bind", "EADDRINUSE")).startsWith("the port is taken");
        assertThat(phrases.of("listen", "EADDRINUSE")).startsWith("another socket listens");
        assertThat(phrases.of("read", "EBADF")).isNotEmpty();
        assertThat(phrases.of("nothing", "EPIPE")).startsWith("nobody reads at the other end");
        assertThat(phrases.of("bind", "ENOSUCH")).isEmpty();
        assertThat(new Phrases(null).of("bind", "EADDRINUSE")).isEmpty();
        assertThat(new Phrases(Path.of("none")).of("bind", "EADDRINUSE")).isEmpty();
    }

    @Test
    void thePageHasIt() throws IOException {
        Story story = new Story();
        story.call(0, "bind", 0, 1, "\"args\":{\"sockfd\":\"3\"},\"value\":-1,\"errno\":\"EADDRINUSE\","
                + "\"result\":\"-1 EADDRINUSE (Address already in use)\"");
        assertThat(new ModelJson(new Phrases(Script.headers()), new ModelJson.View(false, false))
                .all(story.model())).contains("\"errno\":\"EADDRINUSE\",\"why\":\"the port is taken");
    }
}
