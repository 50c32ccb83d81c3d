package cmirror.tools.trace;

import cmirror.tools.script.Script;
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

/** Programs that run together, each traced into a file of its own. */
final class Session implements AutoCloseable {

    private static final int READY_SECONDS = 20;
    private static final long QUIET_MILLIS = 400;

    private final long deadline;
    private final List<Path> files = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final List<List<String>> commands;

    /** {@code seconds}: how long they may run. */
    Session(List<List<String>> commands, int seconds) {
        this.commands = commands;
        this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Starts one after the other, each when the one before is ready, and waits for the last. */
    void run() throws IOException, InterruptedException {
        for (List<String> command : commands) {
            Path file = Files.createTempFile("trace", ".json");
            files.add(file);
            List<String> words = new ArrayList<>(List.of(Script.command(), "trace",
                    "--json", file.toString()));
            words.addAll(command);
            Process process = new ProcessBuilder(words)
                    .redirectInput(processes.isEmpty() && commands.size() == 1
                            ? ProcessBuilder.Redirect.INHERIT
                            : ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            processes.add(process);
            if (processes.size() < commands.size()) {
                awaitReady(process, file);
            }
        }
        processes.getLast().waitFor(left(), TimeUnit.NANOSECONDS);
        awaitQuiet();
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** A server is ready when it has bound its socket and says nothing more. */
    private void awaitReady(Process process, Path file) throws IOException, InterruptedException {
        long until = Math.min(deadline, System.nanoTime() + READY_SECONDS * 1_000_000_000L);
        long size = -1;
        while (System.nanoTime() < until && process.isAlive()) {
            long now = Files.size(file);
            if (now == size && Files.readString(file).contains("\"name\":\"bind\"")) {
                return;
            }
            size = now;
            Thread.sleep(200);
        }
    }

    /** Until all have ended but the servers themselves, and nobody has said anything for a while. */
    private void awaitQuiet() throws IOException, InterruptedException {
        long size = -1;
        while (left() > 0) {
            long now = 0;
            for (Path file : files) {
                now += Files.size(file);
            }
            if (now == size && !someoneWorks()) {
                return;
            }
            size = now;
            Thread.sleep(QUIET_MILLIS);
        }
    }

    /** Whether there is a process of the last program, or a child that a server has forked. */
    private boolean someoneWorks() throws IOException {
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
        for (int pid : working) {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<Event> read(int program) throws IOException {
        return Event.read(program, files.get(program));
    }

    /** All that has happened, in the order of time. */
    List<Event> events() throws IOException {
        List<Event> events = new ArrayList<>();
        for (int program = 0; program < files.size(); program++) {
            events.addAll(read(program));
        }
        events.sort(Comparator.comparingLong(Event::time));
        return events;
    }

    /** Ends what still runs, children first, and removes the files. */
    @Override
    public void close() throws IOException {
        for (int program = 0; program < files.size(); program++) {
            for (Event event : read(program)) {
                ProcessHandle.of(event.pid()).filter(this::isOurs)
                        .ifPresent(ProcessHandle::destroy);
            }
        }
        processes.forEach(Process::destroy);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** A pid may have gone to someone else: only what descends from us, or is an orphan of ours. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains("cmirror.Main");
    }
}
