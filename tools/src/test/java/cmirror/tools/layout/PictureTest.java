package cmirror.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.CProgram;
import cmirror.testing.Child;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code --svg} and {@code --html}: a cell a byte, in the file and in a browser. */
class PictureTest {

    private static final List<String> TARGETS = List.of("linux-x86_64", "macos-aarch64");
    private static final Pattern FIGURE = Pattern.compile(
            "<h1>([^<]*)</h1>|data-target=\"([^\"]*)\"|<g class=\"byte\"");

    @TempDir
    private Path folder;

    /** Every struct of both targets. */
    private static List<List<StructTable>> all() {
        TreeSet<String> names = new TreeSet<>();
        TARGETS.forEach(target -> names.addAll(Structs.ALL.on(target).keySet()));
        List<List<StructTable>> structs = new ArrayList<>();
        for (String name : names) {
            List<StructTable> tables = new ArrayList<>();
            TARGETS.forEach(target -> tables.add(Structs.table(target, name)));
            structs.add(tables);
        }
        return structs;
    }

    private static List<StructTable> sockaddrIn() {
        return TARGETS.stream().map(target -> Structs.table(target, "sockaddr_in")).toList();
    }

    /** Bytes by struct and target, as the descriptions have them. */
    private static Map<String, Long> sizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (List<StructTable> tables : all()) {
            List<StructTable> there = tables.stream().filter(Objects::nonNull).toList();
            // fd_set is struct fd_set on macOS; a heading has one of the names
            String name = there.getFirst().struct().declaration();
            there.forEach(table -> sizes.put(name + " " + table.struct().target(),
                    table.struct().size()));
        }
        return sizes;
    }

    @Test
    void aPictureHasACellForEachByte() throws Exception {
        String svg = SvgLayout.picture(all(), TARGETS);
        NodeList groups = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("g");
        Map<String, Long> cells = new LinkedHashMap<>();
        String of = null;
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.hasAttribute("data-struct")) {
                of = group.getAttribute("data-struct") + " " + group.getAttribute("data-target");
            } else if (group.getAttribute("class").equals("byte")) {
                cells.merge(of, 1L, Long::sum);
            }
        }
        assertThat(cells).isEqualTo(sizes());
    }

    @Test
    void aPageHasACellForEachByte() {
        assertThat(cells(HtmlLayout.page(all(), TARGETS))).isEqualTo(sizes());
    }

    @Test
    void aPageIsSelfContained() {
        String page = HtmlLayout.page(all(), TARGETS);
        assertThat(page).doesNotContainPattern("(?i)https?:|@import|src=|url\\((?!#)")
                .contains("prefers-color-scheme: dark", "print-color-adjust: exact");
    }

    @Test
    void chromiumShowsACellForEachByteAndComplainsOfNothing() throws IOException {
        assumeChromium();
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlLayout.page(all(), TARGETS));
        Child.Result result = chromium(page, "--dump-dom");
        assertThat(result.text()).contains("</html>");
        assertThat(cells(result.text())).isEqualTo(sizes());
        assertThat(result.stderr()).doesNotContain("CONSOLE");
        // a complaint would be seen
        Files.writeString(page, HtmlLayout.page(List.of(sockaddrIn()), TARGETS).replace("</body>",
                "<script>nothing.of.the.kind()</script></body>"));
        assertThat(chromium(page, "--dump-dom").stderr()).contains("CONSOLE", "not defined");
    }

    @Test
    void chromiumPaintsBothSchemes() throws IOException {
        assumeChromium();
        List<List<StructTable>> structs = List.of(sockaddrIn());
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlLayout.page(structs, TARGETS));
        Path svg = folder.resolve("picture.svg");
        Files.writeString(svg, SvgLayout.picture(structs, TARGETS));
        for (Path file : List.of(page, svg)) {
            assertThat(corner(file, "0")).as("dark " + file).isEqualTo(0xff14181d);
            assertThat(corner(file, "1")).as("light " + file).isEqualTo(0xffffffff);
        }
    }

    /** The colour of the paper: 0 asks for a dark scheme, 1 for a light one. */
    private int corner(Path file, String scheme) throws IOException {
        Path shot = folder.resolve("shot.png");
        Files.deleteIfExists(shot);
        chromium(file, "--blink-settings=preferredColorScheme=" + scheme,
                "--window-size=1000,300", "--screenshot=" + shot);
        return ImageIO.read(shot.toFile()).getRGB(3, 3);
    }

    private static void assumeChromium() {
        CProgram.assume(Files.isExecutable(Path.of("/usr/bin/chromium")),
                "there is no /usr/bin/chromium on this machine to show pages");
    }

    private Child.Result chromium(Path page, String... flags) throws IOException {
        Path profile = Files.createTempDirectory(folder, "profile");
        return Child.of("/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu",
                        "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
                        "--user-data-dir=" + profile)
                .with(flags).with("file://" + page.toAbsolutePath()).run();
    }

    private static Map<String, Long> cells(String html) {
        Map<String, Long> cells = new LinkedHashMap<>();
        String struct = null;
        String target = null;
        Matcher m = FIGURE.matcher(html);
        while (m.find()) {
            if (m.group(1) != null) {
                struct = m.group(1);
            } else if (m.group(2) != null) {
                target = m.group(2);
            } else {
                cells.merge(struct + " " + target, 1L, Long::sum);
            }
        }
        return cells;
    }
}
