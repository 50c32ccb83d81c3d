package cmirror.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.tools.terminal.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The table, the picture and the file of one outcome. */
class ReportTest {

    private static Outcome outcome() {
        Scene scene = new Scene("udp-echo", "there & back", "round trip", Scene.Measure.CPU,
                false, List.of(new Competitor("C", List.of()), new Competitor("cmirror",
                        List.of())));
        Outcome outcome = new Outcome(scene);
        outcome.samples().get("C").addAll(List.of(new Sample(100, 1_000_000, 2_000_000, 0),
                new Sample(100, 1_000_000, 2_000_000, 0)));
        outcome.samples().get("cmirror").addAll(List.of(new Sample(100, 1_030_000, 1_000_000, 3 << 19),
                new Sample(100, 1_030_000, 1_000_000, 3 << 19)));
        return outcome;
    }

    @Test
    void table() {
        assertThat(TableReport.of(outcome()).lines().map(line -> line.strip()
                .replaceAll(" {2,}", " | "))).containsExactly(
                "udp-echo: there & back",
                "CPU | ratio | wall | ratio | spread | resident",
                "C | 10.0 us | 1.00 | 20.0 us | 1.00 | 0% | -",
                "cmirror | 10.3 us | 1.03 | 10.0 us | 0.50 | 0% | 1.5 MiB");
    }

    @Test
    void timesHaveThreeDigits() {
        assertThat(List.of(1.234, 45.67, 456.7, 4567.0, 4.567e6, 4.567e9, 4.567e12)
                .stream().map(TableReport::time)).containsExactly("1.23 ns", "45.7 ns", "457 ns",
                "4.57 us", "4.57 ms", "4.57 s", "4567 s");
    }

    @Test
    void picture() throws Exception {
        String svg = SvgPlot.of("a <machine>", List.of(outcome()));
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var bars = document.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(2);
        double c = Double.parseDouble(((Element) bars.item(0)).getAttribute("width"));
        double cmirror = Double.parseDouble(((Element) bars.item(1)).getAttribute("width"));
        assertThat(cmirror / c).isBetween(1.029, 1.031);
        assertThat(document.getDocumentElement().getTextContent()).contains("a <machine>",
                "there & back; cpu time of a round trip", "1.03 (10.3 us)");
        assertThat(svg).contains("prefers-color-scheme: dark").doesNotContain("href", "url(");
    }

    @Test
    void json() {
        assertThat(JsonReport.of("a \"machine\"", List.of(outcome())).replaceAll("\\s+", ""))
                .isEqualTo("{\"machine\":\"a\\\"machine\\\"\",\"scenes\":[{\"name\":\"udp-echo\","
                        + "\"unit\":\"roundtrip\",\"programs\":[{\"name\":\"C\",\"samples\":"
                        + "[[100,1000000,2000000,0],[100,1000000,2000000,0]]},{\"name\":\"cmirror\","
                        + "\"samples\":[[100,1030000,1000000,1572864],[100,1030000,1000000,1572864]]}]}]}");
    }

    @Test
    void barOnATerminalAndNothingElsewhere() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Progress progress = new Progress(2, new PrintStream(terminal, true));
        progress.step("first");
        progress.step("second");
        progress.hide();
        assertThat(terminal.toString()).contains("[" + ".".repeat(30) + "] first",
                "[" + "#".repeat(15) + ".".repeat(15) + "] second").endsWith("\r\033[K");
        Progress silent = new Progress(2, null);
        silent.step("first");
        silent.hide();
    }
}
