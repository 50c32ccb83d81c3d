package cmirror.tools.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import cmirror.tools.trace.ModelJson.View;
import cmirror.tools.trace.wire.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of programs that still run. The programs are a script, which writes a trace's lines. */
@Timeout(180)
class LiveTest {

    @TempDir
    private Path folder;

    private Session session(String... programs) throws IOException {
        return new Session(PretendedLab.in(folder), List.of(programs).stream().map(List::of).toList(),
                List.of(), false, 60, null);
    }

    private static LiveServer serve(Session session, String... programs) throws IOException {
        return new LiveServer(session, List.of(programs).stream().map(List::of).toList(),
                Calls.all(), new ModelJson(new Phrases(null), new View(false, true)));
    }

    @Test
    void aMessageIsShownWithinHalfASecond() throws Exception {
        try (Session session = session("server", "both");
                LiveServer server = serve(session, "server", "both");
                Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(server.address());
            // when the page hears of a row with its message, it notes how long ago the call was
            browser.value("(window.delays = [], new MutationObserver(all => all.forEach(m => "
                    + "m.addedNodes.forEach(n => { const t = /recvfrom (\\d+).*1 byte from/.exec(n.ariaLabel); "
                    + "if (t) requestAnimationFrame(() => delays.push(Date.now() - t[1] / 1000)); "
                    + "}))).observe(document.getElementById('rows'), {childList: true}))");
            session.run();
            browser.await("delays.length === 8");
            System.out.println("ms from message to page: " + browser.value("delays.map(Math.round)"));
            // one may be unlucky on a machine that has other work
            assertThat(Double.parseDouble(browser.value("delays.sort((a, b) => a - b)[6]")))
                    .isBetween(0.0, 500.0);
            assertThat(browser.value("document.getElementById('where').textContent"))
                    .isEqualTo("18 calls, 8 messages");
            assertThat(browser.value("document.querySelectorAll('#lines .datagram').length"))
                    .isNotEqualTo("0");
            session.close();
            browser.await("document.title.endsWith('ended')");
            assertThat(browser.console()).isEmpty();
        }
    }

    /** Those that a shell sends, so no call has them; it says when it sends one, and the kernel refuses each. */
    @Test
    void aPacketIsShownWithinHalfASecond() throws Exception {
        Skip.unless(OnPath.has("bash"), "there is no bash to send datagrams");
        Network network = network();
        try (Session session = new Session(PretendedLab.in(folder), List.of(List.of("talker")), List.of(), false, 60,
                        network);
                LiveServer server = serve(session, "talker");
                Browser browser = Browser.start(folder, 1200, 900)) {
            browser.open(server.address());
            browser.value("(window.seen = [], new MutationObserver(() => {"
                    + "const n = +/(\\d+) packet/.exec(document.getElementById('panel').innerText)?.[1];"
                    + "for (let i = seen.length; i < n; i++) seen.push(Date.now()); "
                    + "})).observe(document.getElementById('panel'), {childList: true})");
            session.run();
            browser.await("seen.length === 16 && document.querySelectorAll('#rows li').length === 9");
            browser.value("window.sent = [...document.querySelectorAll('#rows li')].map(li =>"
                    + " +/sendto (\\d+)/.exec(li.ariaLabel)?.[1] / 1000).filter(t => t)");
            System.out.println("ms from packet to page: "
                    + browser.value("sent.map((t, i) => Math.round(seen[2 * i] - t))"));
            assertThat(Double.parseDouble(browser.value(
                    "sent.map((t, i) => seen[2 * i] - t).sort((a, b) => a - b)[6]"))).isBetween(0.0, 500.0);
            assertThat(browser.value("document.getElementById('where').textContent"))
                    .isEqualTo("9 calls, 0 messages, 16 packets");
            assertThat(browser.console()).isEmpty();
        }
        assertThat(Path.of("/proc", network.entering().get(2), "cmdline")).satisfiesAnyOf(
                gone -> assertThat(gone).doesNotExist(), ended -> assertThat(ended).isEmptyFile());
    }

    private static Network network() {
        try {
            return Network.open();
        } catch (IOException e) {
            Skip.unless(false, e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyWhoKnowsTheAddress() throws Exception {
        try (Session session = session("server"); LiveServer server = serve(session, "server");
                HttpClient http = HttpClient.newHttpClient()) {
            String address = server.address();
            assertThat(status(http, address)).isEqualTo(200);
            String port = address.replaceFirst("(http://127.0.0.1:\\d+/).*", "$1");
            String token = address.substring(port.length(), address.length() - 1);
            assertThat(token).hasSize(32);
            for (String other : List.of(port, port + "events", port + "0".repeat(32) + "/events",
                    port + token.substring(1) + "/", address + "other", address + "../" + token)) {
                assertThat(status(http, other)).as(other).isEqualTo(404);
            }
            // another name for this machine, as an attacker's page would use
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(),
                    URI.create(address).getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(("GET /" + token + "/ HTTP/1.1\r\nHost: evil.example"
                        + "\r\nConnection: close\r\n\r\n").getBytes());
                assertThat(new String(socket.getInputStream().readAllBytes())).contains(" 404 ");
            }
        }
    }

    private static int status(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void noOtherInterfaceListens() throws Exception {
        try (Session session = session("server"); LiveServer server = serve(session, "server")) {
            int port = URI.create(server.address()).getPort();
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : each.inetAddresses().toList()) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> new Socket(address, port).close())
                                .as(address.toString()).isInstanceOf(ConnectException.class);
                    }
                }
            }
            List<String> listening = new ArrayList<>();
            for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
                Skip.unless(Files.exists(table), "there is no " + table + " to look into");
                Pattern.compile("\\d+: ([0-9A-F]+):" + String.format("%04X", port)
                        + " [0-9A-F]+:0000 0A").matcher(Files.readString(table)).results()
                        .forEach(m -> listening.add(m.group(1)));
            }
            // 127.0.0.1, as such or as an address of IPv6
            assertThat(listening).singleElement().asString()
                    .isIn("0100007F", "0000000000000000FFFF00000100007F");
        }
    }

    @Test
    void aProgramThatDoesNotStartIsAnError() throws Exception {
        for (String[] programs : List.of(new String[] {"wrong"}, new String[] {"wrong", "client"},
                new String[] {"server", "wrong"})) {
            try (Session session = session(programs)) {
                assertThatThrownBy(session::run).isInstanceOf(Session.NotStarted.class)
                        .hasMessage("wrong did not start: status 3");
            }
        }
    }

    @Test
    void severalAtOnce() throws Exception {
        try (Session session = new Session(PretendedLab.in(folder), List.of(List.of("server"),
                List.of("one"), List.of("two"), List.of("three")), List.of(), true, 60, null)) {
            session.run();
            List<Event> starts = session.events().stream()
                    .filter(e -> e.kind().equals("start") && e.program() > 0).toList();
            List<Event> ends = session.events().stream().filter(e -> e.kind().equals("exit"))
                    .toList();
            assertThat(starts).hasSize(3);
            assertThat(ends).hasSize(3);
            // all have begun before one has ended
            assertThat(starts.stream().mapToLong(Event::time).max().orElseThrow())
                    .isLessThan(ends.stream().mapToLong(Event::time).min().orElseThrow());
        }
    }
}
