package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page draws beside the calls. */
class DrawingTest {

    @TempDir
    private Path folder;

    private Browser show(Story story) throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"),
                Story.page(story.model(), false));
        Browser browser = Browser.start(folder, 1200, 900);
        browser.open(page.toUri().toString());
        return browser;
    }

    private static String count(Browser browser, String selector) throws Exception {
        return browser.value("document.querySelectorAll('" + selector + "').length");
    }

    private static double y(Browser browser, String row) throws Exception {
        return Double.parseDouble(browser.value("[...document.querySelectorAll('#rows li')].find("
                + "li => li.ariaLabel.includes('" + row + "')).getBoundingClientRect().top"));
    }

    @Test
    void timeAndWhatIsLostAndPrinted() throws Exception {
        Story story = new Story();
        story.udpSocket(0, 0);
        story.bind(0, 20, 1500);
        story.udpSocket(1, 40);
        story.sendto(1, 600_000, 600_400, "a", 1500); // returns when it has been received
        story.recvfrom(0, 100, 600_200, "a", 4001, 1500);
        story.call(0, "printf", 600_300, 600_310, "\"value\":3,\"printed\":\"c3a90a\"");
        story.sendto(1, 600_500, 600_510, "b", 1500);
        try (Browser browser = show(story)) {
            assertThat(count(browser, "#lines rect.hold")).as("a call waits").isEqualTo("1");
            assertThat(Double.parseDouble(browser.value("document.querySelector('rect.hold')"
                    + ".getBoundingClientRect().height"))).isGreaterThan(30);
            assertThat(browser.value("document.querySelector('#rows .gap').textContent"))
                    .isEqualTo("+ 600.4 ms");
            assertThat(y(browser, "sendto")).isLessThan(y(browser, "recvfrom"));
            assertThat(count(browser, "#lines g.datagram")).isEqualTo("1");
            assertThat(count(browser, "#lines g.lost")).isEqualTo("1");
            assertThat(browser.value("document.querySelector('#rows .box.lost').textContent"))
                    .startsWith("✕ lost: sendto");
            assertThat(browser.value("document.querySelector('#rows .box.printed').textContent"))
                    .isEqualTo("é");
            assertThat(browser.value("document.getElementById('where').textContent"))
                    .isEqualTo("7 calls, 1 message, 1 lost");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void statesOfTcpBehindTheColumns() throws Exception {
        Story story = new Story();
        story.connection();
        try (Browser browser = show(story)) {
            for (String state : List.of("LISTEN", "CLOSE_WAIT", "FIN_WAIT_2")) {
                assertThat(count(browser, "rect.band." + state)).as(state).isEqualTo("1");
            }
            assertThat(count(browser, "rect.band.ESTABLISHED")).isEqualTo("2");
            assertThat(count(browser, "#lines g.connection")).isEqualTo("1");
            browser.press("End");
            assertThat(browser.value("document.getElementById('panel').innerText.replace(/\\s+/g, ' ')"))
                    .contains("TCP, after this call descriptor 3 FIN_WAIT_2");
            assertThat(browser.console()).isEmpty();
        }
    }
}
