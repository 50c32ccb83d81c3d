package cmirror.tools.trace;

import cmirror.tools.trace.wire.Network;
import cmirror.tools.trace.wire.Packet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Programs that run together, each traced into a file of its own, which is read as it grows. */
final class Session implements AutoCloseable {

    /** A program that never came to its main: the script has said why. */
    static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1;

        NotStarted(List<String> command, int status) {
            super(String.join(" ", command) + " did not start: status " + status);
        }
    }

    private static final int READY_SECONDS = 20;
    private static final long POLL_MILLIS = 40;
    private static final long QUIET_MILLIS = 400;

    private final String script;
    private final List<List<String>> commands;
    private final List<String> rules;
    private final boolean together;
    private final long deadline;
    private final List<Path> files = new ArrayList<>();
    private final List<TraceFile> traces = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private List<Packet> packets = List.of();
    /** A network of the programs' own, whose packets are seen; null: they are in this machine's. */
    private final Network network;
    private final KernelCounters kernel;
    private boolean closed;

    /**
     * {@code script} runs a program: {@code script trace --json FILE NAME argument ...}, each with
     * these rules of {@code --inject}. All but the first start at once, if they are to run
     * {@code together}. They run in the network, which ends with the session; null: in this machine's.
     */
    Session(String script, List<List<String>> commands, List<String> rules, boolean together, int seconds,
            Network network) {
        this.script = script;
        this.commands = commands;
        this.rules = rules;
        this.together = together;
        this.network = network;
        this.kernel = network == null ? new KernelCounters() : new KernelCounters(network.tables());
        this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Starts one after the other, each when the one before is ready, and waits for the last. */
    void run() throws IOException, InterruptedException, NotStarted {
        Thread.ofVirtual().start(this::follow);
        for (int program = 0; program < commands.size(); program++) {
            start(commands.get(program));
            boolean isLast = program == commands.size() - 1;
            if (!isLast && (program == 0 || !together)) {
                awaitReady(program);
            }
        }
        for (int program = together ? Math.min(1, commands.size() - 1) : commands.size() - 1;
                program < commands.size(); program++) {
            processes.get(program).waitFor(left(), TimeUnit.NANOSECONDS);
            mustHaveStarted(program);
        }
        awaitQuiet();
    }

    private void start(List<String> command) throws IOException {
        Path file = Files.createTempFile("trace", ".json");
        List<String> words = new ArrayList<>(network == null ? List.of() : network.entering());
        words.addAll(List.of(script, "trace", "--json", file.toString()));
        rules.forEach(rule -> words.addAll(List.of("--inject", rule)));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(commands.size() == 1 ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        synchronized (this) {
            files.add(file);
            traces.add(new TraceFile(traces.size(), file));
            processes.add(builder.start());
        }
    }

    private void follow() {
        try {
            while (poll()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException e) {
            System.err.println("trace: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what is new; false when the session is over. */
    private synchronized boolean poll() throws IOException {
        if (closed) {
            return false;
        }
        List<Event> more = new ArrayList<>();
        for (TraceFile trace : traces) {
            more.addAll(trace.more());
        }
        int before = packets.size();
        packets = network == null ? packets : network.packets();
        if (!more.isEmpty() || packets.size() > before) {
            more.sort(Comparator.comparingLong(Event::time));
            events.addAll(more);
            kernel.look();
            notifyAll();
        }
        return true;
    }

    /** Waits until more events and packets are known than these, or the session is over, or for so long. */
    synchronized void await(int known, long millis) throws InterruptedException {
        if (events.size() + packets.size() <= known && !closed) {
            wait(millis);
        }
    }

    synchronized boolean isOver() {
        return closed;
    }

    /** All that has happened, in the order in which it became known. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What a page shows of all that. */
    synchronized Model model(List<List<String>> names, Calls calls) {
        return new Model(names, List.copyOf(events), packets, calls, kernel);
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    private void mustHaveStarted(int program) throws IOException, NotStarted {
        poll();
        if (!processes.get(program).isAlive()
                && events().stream().noneMatch(event -> event.program() == program)) {
            throw new NotStarted(commands.get(program), processes.get(program).exitValue());
        }
    }

    /** A server is ready when it has bound its socket and says nothing more. */
    private void awaitReady(int program) throws IOException, InterruptedException, NotStarted {
        long until = Math.min(deadline, System.nanoTime() + READY_SECONDS * 1_000_000_000L);
        long known = -1;
        while (System.nanoTime() < until && processes.get(program).isAlive()) {
            List<Event> own = events().stream().filter(e -> e.program() == program).toList();
            if (own.size() == known && own.stream().anyMatch(e -> e.name().equals("bind"))) {
                return;
            }
            known = own.size();
            Thread.sleep(200);
        }
        mustHaveStarted(program);
    }

    /** Until all have ended but the servers themselves, and nobody has said anything for a while. */
    private void awaitQuiet() throws IOException, InterruptedException {
        int known = -1;
        while (left() > 0) {
            poll();
            int now = events().size();
            if (now == known && !someoneWorks()) {
                kernel.look();
                return;
            }
            known = now;
            Thread.sleep(QUIET_MILLIS);
        }
    }

    /** Whether there is a process of the last program, or a child that a server has forked. */
    private boolean someoneWorks() {
        Set<Integer> working = new HashSet<>();
        for (Event event : events()) {
            boolean serves = event.kind().equals("start") && event.program() < files.size() - 1;
            int child = event.name().equals("fork") ? (int) event.value() : 0;
            if (child > 0) {
                working.add(child);
            } else if (event.kind().equals("start") && !serves) {
                working.add(event.pid());
            }
        }
        for (Event event : events()) {
            if (event.kind().equals("exit")) {
                working.remove(event.pid());
            }
        }
        return working.stream().anyMatch(pid ->
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    /** Ends what still runs, children first, and removes the files. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        poll();
        closed = true;
        notifyAll();
        events.stream().map(Event::pid).distinct().forEach(pid -> ProcessHandle.of(pid)
                .filter(this::isOurs).ifPresent(ProcessHandle::destroy));
        processes.forEach(Process::destroy);
        if (network != null) {
            network.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** A pid may have gone to someone else: only what descends from us, or is an orphan of ours. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains("cmirror.Main");
    }
}
