package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.tools.trace.wire.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: keys, what those hear who do not see it, and how soon it is there. */
class PageTest {

    private static final Pattern OPTION = Pattern.compile("\"role\":\\{\"type\":\"role\",\"value\":"
            + "\"option\"},.{0,200}?\"name\":\\{\"type\":\"computedString\",\"value\":\"([^\"]*)");

    /** The size of the smallest letters that can be seen. */
    private static final String SMALLEST = "Math.min(...[...document.querySelectorAll('body *')].filter(e => "
            + "e.textContent && !e.closest('noscript') && e.getClientRects().length).map(e => "
            + "parseFloat(getComputedStyle(e).fontSize)))";

    @TempDir
    private Path folder;

    /** A client that sends so many datagrams to a server: two calls each, and five besides. */
    private static Story datagrams(int count) throws IOException {
        Story story = new Story();
        story.udpSocket(0, 0);
        story.bind(0, 20, 1500);
        story.udpSocket(1, 40);
        for (int i = 0; i < count; i++) {
            long at = 100 + 50L * i;
            String letters = "message " + i;
            story.sendto(1, at, at + 20, letters, 1500);
            story.recvfrom(0, at - 10, at + 30, letters, 4001, 1500);
        }
        story.call(1, "strlen", 60, 61, "\"args\":{\"s\":\"\\\"x\\\"\"},\"value\":1");
        story.exit(1, 200 + 50L * count);
        return story;
    }

    private String write(String page) throws IOException {
        return Files.writeString(folder.resolve("page.html"), page).toUri().toString();
    }

    @Test
    void keysGoStepByStep() throws Exception {
        String address = write(Story.page(datagrams(3).model(), false));
        try (Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(address);
            String where = "document.getElementById('where').textContent";
            String heading = "document.querySelector('#panel h2').textContent";
            assertThat(browser.value(where)).isEqualTo("10 calls, 3 messages");
            browser.press("ArrowRight");
            assertThat(browser.value(where)).isEqualTo("step 1 of 10");
            assertThat(browser.value(heading)).isEqualTo("socket() = 0");
            for (int i = 0; i < 3; i++) {
                browser.press("ArrowDown");
            }
            assertThat(browser.value(where)).isEqualTo("step 4 of 10");
            assertThat(browser.value(heading)).isEqualTo("sendto() = 0");
            assertThat(browser.value("document.getElementById('panel').innerText"))
                    .contains("As text: message 0", "To program0, pid 100", "9 bytes");
            assertThat(browser.value("document.querySelectorAll('li.future .box').length"))
                    .isEqualTo("6");
            assertThat(browser.value("document.getElementById('rows')"
                    + ".getAttribute('aria-activedescendant')"))
                    .isEqualTo(browser.value("document.querySelector('li.chosen').id"));
            browser.press("End");
            assertThat(browser.value(where)).isEqualTo("step 10 of 10");
            browser.press("ArrowLeft");
            assertThat(browser.value(where)).isEqualTo("step 9 of 10");
            browser.press("Home");
            assertThat(browser.value(where)).isEqualTo("step 1 of 10");
            browser.press("Escape");
            assertThat(browser.value(where)).isEqualTo("10 calls, 3 messages");
            // what only computes is there when it is asked for
            browser.value("document.getElementById('minor').click()");
            assertThat(browser.value(where)).isEqualTo("11 calls, 3 messages");
            // a page's address may name the step
            browser.open("about:blank");
            browser.open(address + "#step=5&projector");
            browser.await(where + " === 'step 5 of 10'");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void tenThousandCalls() throws Exception {
        Model model = datagrams(5000).model();
        assertThat(model.arrows).hasSize(5000);
        String address = write(Story.page(model, false));
        try (Browser browser = Browser.start(folder, 1200, 900)) {
            double paint = Double.MAX_VALUE;
            double rows = Double.MAX_VALUE;
            for (int i = 0; i < 3; i++) { // the machine may have other work just then
                browser.open("about:blank");
                browser.open(address);
                browser.await("document.body.dataset.rows === '10004'");
                paint = Math.min(paint, start(browser, "first-contentful-paint"));
                rows = Math.min(rows, start(browser, "rows"));
            }
            System.out.printf("10,004 calls, %d KB: first paint after %.0f ms, rows after %.0f ms%n",
                    Files.size(folder.resolve("page.html")) / 1024, paint, rows);
            assertThat(paint).isLessThan(2000);
            assertThat(rows).isLessThan(4000);
            // only what is in sight is drawn
            String drawn = "document.querySelectorAll('#rows .box').length";
            assertThat(Integer.parseInt(browser.value(drawn))).isBetween(20, 120);
            browser.press("End");
            assertThat(browser.value("document.querySelector('li.chosen .box').textContent"))
                    .isEqualTo("ends with status 0");
            browser.press("ArrowUp");
            assertThat(browser.value("document.getElementById('panel').innerText"))
                    .contains("As text: message 4999");
            assertThat(Integer.parseInt(browser.value(drawn))).isBetween(5, 120);
            // and all of them are heard
            Set<String> heard = heard(browser);
            assertThat(heard.stream().filter(name -> name.contains("sendto")
                    && name.contains("to program0"))).hasSize(5000);
            assertThat(heard.stream().filter(name -> name.contains("recvfrom"))).hasSize(5000);
            assertThat(browser.console()).isEmpty();
        }
    }

    private static double start(Browser browser, String entry) throws Exception {
        return Double.parseDouble(browser.value(
                "performance.getEntriesByName('" + entry + "')[0].startTime"));
    }

    /** The names of all calls in the accessibility tree. */
    private static Set<String> heard(Browser browser) throws Exception {
        Matcher m = OPTION.matcher(browser.ask("Accessibility.getFullAXTree", "{}"));
        Set<String> names = new TreeSet<>();
        int count = 0;
        while (m.find()) {
            names.add(m.group(1) + " #" + count++); // two calls may sound alike
        }
        return names;
    }

    /** A packet by itself is open; of several, each is when somebody wants it. */
    @Test
    void packets() throws Exception {
        Story story = datagrams(2);
        List<Packet> packets = List.of(udp(0, 110, "message 0"), udp(1, 160, "message 1"), refusal(2, 165));
        Model model = new Model(List.of(List.of("server"), List.of("client")), story.events, packets, Calls.all(),
                new KernelCounters());
        String address = write(Story.page(model, false));
        try (Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(address);
            assertThat(browser.value("document.getElementById('where').textContent"))
                    .isEqualTo("8 calls, 2 messages, 3 packets");
            browser.open("about:blank");
            browser.open(address + "#step=4");
            String panel = "document.getElementById('panel').innerText";
            assertThat(browser.value(panel)).contains("On the wire: 1 packet", "127.0.0.1:4001 → 127.0.0.1:1500",
                    "UDP, 9 bytes", "IP: struct ip, 20 bytes", "ip_len = htons(37), network byte order",
                    "UDP: struct udphdr, 8 bytes", "uh_dport = htons(1500)");
            browser.press("ArrowDown");
            browser.press("ArrowDown");
            assertThat(browser.value(panel)).contains("On the wire: 2 packets",
                    "ICMP: type = ICMP_DEST_UNREACH, code = 3 of 127.0.0.1:4001 → 127.0.0.1:1500");
            assertThat(browser.value("document.querySelectorAll('#panel details[open]').length")).isEqualTo("0");
            browser.value("document.querySelectorAll('#panel summary')[1].click()");
            browser.await("document.querySelector('#panel details[open]')?.childElementCount > 3");
            assertThat(browser.value(panel)).contains("ICMP: struct icmphdr, 8 bytes", "type = ICMP_DEST_UNREACH");
            assertThat(Double.parseDouble(browser.value(SMALLEST))).isGreaterThanOrEqualTo(14);
            assertThat(heard(browser)).anyMatch(name -> name.matches(".*sendto.*, 2 packets .*"));
            assertThat(browser.console()).isEmpty();
        }
    }

    /** From port 4001 to port 1500. */
    private static byte[] datagram(String letters) {
        ByteBuffer packet = ByteBuffer.allocate(28 + letters.length());
        packet.putInt(0x45000000 | packet.capacity()).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0);
        packet.putInt(0x7f000001).putInt(0x7f000001);
        packet.putShort((short) 4001).putShort((short) 1500).putShort((short) (8 + letters.length()));
        return packet.putShort((short) 0).put(letters.getBytes()).array();
    }

    private static Packet udp(int number, long time, String letters) {
        byte[] bytes = datagram(letters);
        return new Packet(number, 1_000_000 + time, bytes.length, bytes);
    }

    /** Of the same datagram: port unreachable. */
    private static Packet refusal(int number, long time) {
        byte[] about = datagram("message 1");
        ByteBuffer packet = ByteBuffer.allocate(28 + about.length);
        packet.putInt(0x45000000 | packet.capacity()).putInt(0).put((byte) 64).put((byte) 1).putShort((short) 0);
        packet.putInt(0x7f000001).putInt(0x7f000001).put((byte) 3).put((byte) 3).putShort((short) 0).putInt(0);
        return new Packet(number, 1_000_000 + time, packet.capacity(), packet.put(about).array());
    }

    /** What a rule has changed is marked in the row, in the panel, and for those who hear the page. */
    @Test
    void whatARuleHasChanged() throws Exception {
        Story story = datagrams(1);
        story.call(1, "sendto", 300, 320, "\"args\":{\"sockfd\":\"3\"},\"value\":-1,\"errno\":\"EPIPE\","
                + "\"injected\":\"(INJECTED)\",\"text\":\"sendto(3) = -1 EPIPE (Broken pipe) (INJECTED)\"");
        story.call(1, "close", 400, 420, "\"args\":{\"fd\":\"3\"},\"value\":0,"
                + "\"injected\":\"(DELAYED)\",\"text\":\"close(3) = 0 (DELAYED)\"");
        String address = write(Story.page(story.model(), false));
        try (Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(address);
            assertThat(browser.value("[...document.querySelectorAll('.box.by-rule')].slice(-2)"
                    + ".map(box => box.textContent).join('|')")).isEqualTo(
                    "⚡ ✕ sendto(3) = -1 EPIPE (Broken pipe) (INJECTED)|⚡ close(3) = 0 (DELAYED)");
            assertThat(browser.value("document.querySelectorAll('#rows .by-rule').length")).isEqualTo("2");
            assertThat(heard(browser)).anyMatch(name -> name.contains("failed, the result is injected"))
                    .anyMatch(name -> name.contains("close(3) = 0 (DELAYED), delayed"));
            browser.press("End");
            assertThat(browser.value("document.querySelector('#panel .by-rule').textContent"))
                    .isEqualTo("⚡ delayed, by a rule of --inject");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void aThousandArgumentsLeaveRoomForTheCalls() throws Exception {
        Story story = new Story();
        String words = java.util.stream.IntStream.range(0, 1000).mapToObj(i -> "word" + i)
                .collect(Collectors.joining(" "));
        story.call(0, "execv", 0, 10, "\"args\":{\"argv\":\"" + words + "\"},\"text\":\"execv("
                + words + ") = 0\"");
        List<String> command = new java.util.ArrayList<>(List.of("udpClient"));
        command.addAll(List.of(words.split(" ")));
        Model model = new Model(List.of(command), story.events, Calls.all(), new KernelCounters());
        String address = write(Story.page(model, false));
        try (Browser browser = Browser.start(folder, 1000, 700)) {
            browser.open(address + "#step=1");
            assertThat(Integer.parseInt(browser.value("Math.round(document.querySelector('header')"
                    + ".getBoundingClientRect().height)"))).isLessThan(250);
            assertThat(browser.value("document.querySelector('details summary').textContent"))
                    .contains("all 1000 arguments");
            assertThat(browser.value("document.querySelector('header details').textContent"))
                    .contains("word999");
            assertThat(browser.value("document.querySelector('#panel h2 button').textContent"))
                    .startsWith("all ");
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void lettersAreLargeEnough() throws Exception {
        String address = write(Story.page(datagrams(20).model(), false));
        try (Browser browser = Browser.start(folder, 400, 800)) {
            browser.open(address + "#step=5");
            assertThat(Double.parseDouble(browser.value(SMALLEST))).isGreaterThanOrEqualTo(14);
            assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                    .as("400 px are enough").isEqualTo("true");
            browser.press("p");
            assertThat(Double.parseDouble(browser.value("parseFloat(getComputedStyle("
                    + "document.querySelector('#rows .box')).fontSize)"))).isEqualTo(22);
            assertThat(browser.console()).isEmpty();
        }
    }

    /** That a complaint would be seen. */
    @Test
    void complaintsAreSeen() throws Exception {
        try (Browser browser = Browser.start(folder, 400, 400)) {
            browser.open(write("<!DOCTYPE html><script>nothing.of.the.kind()</script>"));
            assertThat(browser.console()).anyMatch(message -> message.contains("not defined"));
        }
    }

    @Test
    void noPartOfItComesFromElsewhere() throws IOException {
        String page = Story.page(datagrams(3).model(), false);
        assertThat(page).doesNotContainPattern("(?i)(src|href)=\"(?!data:)|@import|url\\((?!#)");
        // what a program says cannot end the page's own script
        Story story = new Story();
        story.call(0, "puts", 0, 1, "\"text\":\"puts(\\\"</script><b>\\\") = 1\"");
        assertThat(Story.page(story.model(), false)).doesNotContain("</script><b>");
    }
}
