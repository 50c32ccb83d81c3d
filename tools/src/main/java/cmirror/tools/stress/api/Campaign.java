package cmirror.tools.stress.api;

import cmirror.tools.stress.api.Runner.Result;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes all the calls of a run, batch after batch, on a few processes at a time. */
final class Campaign {

    /** So many calls share a process. */
    private static final int BATCH = 1000;
    /** After so many ends of the process a member's other cases are left out. */
    private static final int PATIENCE = 2;

    private final long seed;
    private final boolean wild;
    private final Consumer<Result> report;
    private final Deque<Span> waiting = new ArrayDeque<>();
    private final Map<Member, Integer> ends = new HashMap<>();
    private final long end;
    private Exception failure;
    private int leftOut;

    /** All that begins within so many seconds. */
    Campaign(long seed, boolean wild, List<Span> spans, int seconds,
            Consumer<Result> report) {
        this.wild = wild;
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.seed = seed;
        this.report = report;
        waiting.addAll(spans);
    }

    void run(int jobs) throws IOException, InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            workers.add(Thread.ofPlatform().daemon().start(this::work));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    /** How many cases were left out. */
    int leftOut() {
        return leftOut;
    }

    /** How many cases there was no time for. */
    int notReached() {
        return waiting.stream().mapToInt(Span::size).sum();
    }

    private void work() {
        try (Runner runner = new Runner(seed, wild)) {
            for (List<Span> batch = next(); !batch.isEmpty(); batch = next()) {
                while (!batch.isEmpty()) {
                    if (System.nanoTime() > end) {
                        giveBack(batch);
                        break;
                    }
                    List<Result> results = runner.run(batch);
                    Result last = results.getLast();
                    if (last.verdict().outcome().isEnd()) {
                        results.removeLast();
                        results.add(new Blame(runner).of(last, batch, results.size()));
                    }
                    batch = after(batch, results);
                    add(results);
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            synchronized (this) {
                failure = e;
                waiting.clear();
            }
        }
    }

    private synchronized List<Span> next() {
        List<Span> batch = new ArrayList<>();
        if (System.nanoTime() > end) {
            return batch;
        }
        for (int room = BATCH; room > 0 && !waiting.isEmpty();) {
            Span span = waiting.remove();
            if (span.size() > room) {
                waiting.addFirst(span.from(span.from() + room));
                span = new Span(span.member(), span.from(), span.from() + room);
            }
            batch.add(span);
            room -= span.size();
        }
        return batch;
    }

    private synchronized void giveBack(List<Span> batch) {
        waiting.addAll(batch);
    }

    private synchronized void add(List<Result> results) {
        results.forEach(report);
    }

    /** What is left of a batch. */
    private synchronized List<Span> after(List<Span> batch, List<Result> results) {
        int done = results.size();
        List<Span> rest = new ArrayList<>();
        for (Span span : batch) {
            if (done >= span.size()) {
                done -= span.size();
                if (done == 0 && results.getLast().verdict().outcome().isEnd()) {
                    ends.merge(span.member(), 1, Integer::sum);
                }
            } else if (done > 0 && ends.merge(span.member(), 1, Integer::sum) >= PATIENCE) {
                leftOut += span.size() - done;
                done = 0;
            } else {
                rest.add(span.from(span.from() + done));
                done = 0;
            }
        }
        return rest;
    }
}
