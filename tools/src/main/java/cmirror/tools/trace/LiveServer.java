package cmirror.tools.trace;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a session's page while it goes on, to whoever knows the token in the address: on loopback,
 * and on no other interface. What is new goes out as server-sent events.
 */
final class LiveServer implements AutoCloseable {

    private static final long HEARTBEAT_MILLIS = 10_000;
    /** The page fetches nothing, and asks nobody but us. */
    private static final String POLICY = "default-src 'none'; script-src 'unsafe-inline'; "
            + "style-src 'unsafe-inline'; img-src data:; connect-src 'self'";

    private final Session session;
    private final List<List<String>> commands;
    private final Calls calls;
    private final ModelJson json;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String token;

    LiveServer(Session session, List<List<String>> commands, Calls calls, ModelJson json)
            throws IOException {
        this.session = session;
        this.commands = commands;
        this.calls = calls;
        this.json = json;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        System.setProperty("sun.net.httpserver.nodelay", "true"); // an event is a small packet
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String host = exchange.getRequestHeaders().getFirst("Host");
            boolean known = path.length == 3 && MessageDigest.isEqual(
                    path[1].getBytes(StandardCharsets.UTF_8),
                    token.getBytes(StandardCharsets.UTF_8));
            // another site's name may have been made to mean this address
            boolean ours = host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1]):\\d+");
            if (!known || !ours || !exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path[2].isEmpty()) {
                page(exchange);
            } else if (path[2].equals("events")) {
                events(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        byte[] page = Page.of(model(), json).getBytes(StandardCharsets.UTF_8);
        headers(exchange, "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    /** All that there is, and from then on what is new, until the session is over. */
    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        headers(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        Feed feed = new Feed(json);
        int known = -1;
        while (true) {
            boolean over = session.isOver(); // before: what came until then is told
            Model model = model();
            String news = model.known() == known ? null : feed.news(model);
            send(out, news == null ? ": still here\n\n" : "data: " + news + "\n\n");
            known = model.known();
            if (over) {
                send(out, "event: end\ndata: \n\n");
                return;
            }
            session.await(known, HEARTBEAT_MILLIS);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Model model() {
        return session.model(commands, calls);
    }

    private static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
