package cmirror.tools.check.stage;

import static cmirror.signal_h.SIGKILL;

import cmirror.tools.check.calls.Ending;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Story;
import cmirror.tools.check.stage.Place.Guard;
import cmirror.tools.terminal.Actor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A program that runs once, traced and on a terminal, until its play is over or its time is up. */
final class Stage implements AutoCloseable {

    private static final int PAUSE = 20;
    /** A program that has made so many bytes of trace goes round in a circle. */
    private static final long ENDLESS = 1_000_000;
    private static final int MOST_LINES = 2000;
    private static final int SIGNALLED = 128;

    private final Program program;
    private final Path trace;
    private final AtomicLong printed = new AtomicLong();
    private final long deadline;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final Actor actor;
    private final Guard guard;
    private boolean wasEnded;
    private Story story;
    /** The bytes of trace that the story is of. */
    private long told;

    Stage(Program program, List<String> arguments, List<String> faults, File input, int seconds)
            throws IOException {
        this.program = program;
        this.trace = Files.createTempFile(program.place().traces(), "trace", null);
        this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
        this.actor = new Actor(program.command(trace, faults, arguments), input, line -> {
            printed.addAndGet(line.length() + 1);
            if (output.size() < MOST_LINES) {
                output.add(line);
            }
        });
        this.guard = program.place().guard(actor.pid(), printed::get);
    }

    long size() throws IOException {
        return Files.size(trace);
    }

    boolean isOver() throws IOException {
        return !actor.isRunning() || System.nanoTime() > deadline || isEndless();
    }

    private boolean isEndless() throws IOException {
        return size() > ENDLESS;
    }

    /** As far as it is told: read again when there is more. */
    Story story() throws IOException {
        long size = size();
        if (story == null || size != told) {
            story = new Story(program.read(trace));
            told = size;
        }
        return story;
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits for something, so long at most; false if it has not come to pass. */
    boolean await(Condition condition, long milliseconds) throws IOException, InterruptedException {
        long until = Math.min(deadline, System.nanoTime() + milliseconds * 1_000_000);
        while (!condition.holds()) {
            if (System.nanoTime() > until || isEndless()) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Until it has made no call for so long. */
    void awaitQuiet(long milliseconds) throws IOException, InterruptedException {
        long size = -1;
        while (size() != size && !isOver()) {
            size = size();
            Thread.sleep(milliseconds);
        }
    }

    /** Until its first call: a Java program is compiled before. */
    void awaitBegin() throws IOException, InterruptedException {
        while (size() == 0 && !isOver()) {
            Thread.sleep(PAUSE);
        }
    }

    /** Until it has ended by itself. */
    void awaitEnd() throws IOException, InterruptedException {
        while (!isOver()) {
            Thread.sleep(PAUSE);
        }
    }

    /** Ends what still runs, and tells what there was; it may be that it had to be {@link Stopped}. */
    Performance end() throws IOException, InterruptedException {
        boolean ended = !actor.isRunning();
        boolean endless = isEndless();
        close();
        Story story = story();
        // without a call it is not the program that speaks
        List<String> said = story.calls().isEmpty() ? List.copyOf(output) : plain();
        Performance did = new Performance(story, said, ended ? ending(story) : null, endless);
        if (guard.reason() != null) {
            throw new Stopped(guard.reason(), did);
        } else if (ended && program.isC() && actor.status() == SIGNALLED + SIGKILL) {
            throw new Stopped("has killed itself, or strace, which tells its calls", did);
        }
        return did;
    }

    private Ending ending(Story story) {
        Ending told = story.ending(story.root());
        int status = actor.status();
        return told != null ? told : status > SIGNALLED ? new Ending(-1, "signal " + (status - SIGNALLED))
                : new Ending(status, null);
    }

    /** What is different each time has one name: the program, pids, pointers, ports that are any. */
    private List<String> plain() {
        return List.copyOf(output).stream().map(line -> line.replace(program.argv0(), "PROGRAM")
                .replaceAll("0x[0-9a-f]{6,}", "POINTER").replaceAll("\\[\\d+\\]", "[PID]")
                .replaceAll("\\b[1-9]\\d{4,6}\\b", "NUMBER")).toList();
    }

    /** The whole group, whatever it has forked. */
    @Override
    public void close() throws InterruptedException {
        if (!wasEnded) {
            wasEnded = true;
            guard.close();
            Ended.all(actor.pid());
            actor.close();
        }
    }
}
