package cmirror.tools.trace;

import cmirror.testing.OnPath;
import cmirror.testing.Skip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium that a test looks at and types into, by its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final int SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> console = new ArrayList<>();

    /** Skips the test where there is none; {@code folder} is the test's own. */
    static Browser start(Path folder, int width, int height) throws Exception {
        Skip.unless(OnPath.has("chromium"), "there is no chromium to show the page");
        return new Browser(Files.createTempDirectory(folder, "profile"), width, height);
    }

    private Browser(Path profile, int width, int height) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile,
                "--remote-debugging-port=0", "--window-size=" + width + "," + height,
                "about:blank").redirectErrorStream(true)
                .redirectOutput(profile.resolve("said").toFile());
        builder.environment().put("TMPDIR", profile.toString()); // a socket of its own
        process = builder.start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            long until = System.nanoTime() + SECONDS * 1_000_000_000L;
            while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw new IOException(Files.readString(profile.resolve("said")));
                }
                Thread.sleep(20);
            }
            String list = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + Files.readAllLines(port).getFirst() + "/json/list")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            socket = http.newWebSocketBuilder().buildAsync(URI.create(find(list,
                    "\"type\": \"page\"[^}]*\"webSocketDebuggerUrl\": \"([^\"]+)\"")),
                    new Listener()).get(SECONDS, TimeUnit.SECONDS);
            for (String domain : List.of("Page", "Runtime", "Log", "Accessibility")) {
                ask(domain + ".enable", "{}");
            }
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                said(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void said(String message) {
        Matcher id = Pattern.compile("^\\{\"id\":(\\d+)").matcher(message);
        if (id.find()) {
            answers.remove(Integer.parseInt(id.group(1))).complete(message);
        } else if (message.contains("Runtime.consoleAPICalled")
                || message.contains("Runtime.exceptionThrown")
                || message.contains("Log.entryAdded")) {
            synchronized (console) {
                console.add(message);
            }
        }
    }

    /** What the page has complained of. */
    List<String> console() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    /** A command of the protocol and its answer, as JSON. */
    String ask(String method, String parameters) throws InterruptedException, ExecutionException,
            TimeoutException {
        int id = last.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters
                + "}", true).get(SECONDS, TimeUnit.SECONDS);
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    void open(String address) throws Exception {
        ask("Page.navigate", "{\"url\":\"" + address + "\"}");
        await("document.readyState === 'complete'");
    }

    /** The value of an expression, as a string. */
    String value(String expression) throws Exception {
        String answer = ask("Runtime.evaluate", "{\"returnByValue\":true,\"expression\":\""
                + ("String(" + expression + ")").replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}");
        String text = find(answer, "\"value\":\"((?:[^\"\\\\]|\\\\.)*+)\"");
        if (text == null || answer.contains("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        String letters = Pattern.compile("\\\\u([0-9a-fA-F]{4})").matcher(text).replaceAll(m ->
                Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
        return letters.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }

    void await(String condition) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (!value(condition).equals("true")) {
            if (System.nanoTime() > until) {
                throw new TimeoutException(condition);
            }
            Thread.sleep(20);
        }
    }

    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent", "{\"type\":\"" + type + "\",\"key\":\"" + key
                    + "\",\"code\":\"" + key + "\"}");
        }
    }

    private static String find(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        return m.find() ? m.group(1) : null;
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
