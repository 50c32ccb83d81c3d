package cmirror.tools.stress.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs spans in a sandbox until one of their calls ends the process, or all have returned. */
final class Runner implements AutoCloseable {

    /** A call's end: its span, its number, its text, and how. */
    record Result(Member member, int number, String call, Verdict verdict) {
    }

    private static final long POLL_MILLIS = 5;
    private static final long DEADLINE_MILLIS = 2_000;
    private static final long WAIT_MILLIS = 300;
    /** By SIGABRT, as a shell says it: libc's own, since the JVM's leaves a report. */
    private static final int ABORTED = 128 + 6;
    private static final Pattern FRAME = Pattern.compile("# Problematic frame:\\s+# (.*)");
    private static final Pattern SIGNAL = Pattern.compile("(SIG[A-Z]+) \\(");

    private final long seed;
    private final boolean wild;
    private final Sandbox sandbox = new Sandbox();
    private final Journal journal = new Journal(sandbox.folder().resolve("shared/journal"));

    Runner(long seed, boolean wild) throws IOException {
        this.wild = wild;
        this.seed = seed;
    }

    /** The results of the calls that were made; the last of them may have ended the process. */
    List<Result> run(List<Span> spans) throws IOException, InterruptedException {
        Path shared = sandbox.folder().resolve("shared");
        Files.write(shared.resolve("spans"), spans.stream().map(Span::toString).toList());
        Files.deleteIfExists(shared.resolve("hs_err"));
        journal.clear();
        Process process = sandbox.start(seed, wild);
        Verdict end = await(process, spans);
        List<Result> results = new ArrayList<>();
        List<String> lines = journal.lines();
        int line = 0;
        for (Span span : spans) {
            for (int number = span.from(); number < span.to() && line < lines.size(); number++) {
                String[] columns = lines.get(line++).split("\t", -1);
                results.add(new Result(span.member(), number, columns[2],
                        new Verdict(Outcome.valueOf(columns[0]), columns[3])));
            }
        }
        int all = spans.stream().mapToInt(Span::size).sum();
        if (end == null && lines.size() < all) {
            end = new Verdict(Outcome.CRASH, "the process ended as if all was done");
        }
        if (end != null) {
            addLast(results, spans, end);
        }
        return results;
    }

    /** The call that the process ended in, or after: malloc may notice it only then. */
    private void addLast(List<Result> results, List<Span> spans, Verdict end) throws IOException {
        long started = journal.started();
        if (started == 0) {
            throw new IOException("a batch does not start: " + end.detail());
        }
        if (results.size() == started) {
            results.removeLast();
        }
        String[] call = journal.call().split("\t", 2);
        boolean isWild = call[1].contains(Pointers.WILD);
        results.add(new Result(at(spans, (int) started - 1).member(), Integer.parseInt(call[0]),
                call[1], isWild ? new Verdict(Outcome.WILD, end.detail()) : end));
    }

    /** The span of the n-th call. */
    private static Span at(List<Span> spans, int n) {
        for (Span span : spans) {
            if (n < span.size()) {
                return span;
            }
            n -= span.size();
        }
        throw new IndexOutOfBoundsException(n);
    }

    /** Null if the batch has come to its end. */
    private Verdict await(Process process, List<Span> spans)
            throws IOException, InterruptedException {
        long seen = -1;
        long since = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            long started = journal.started();
            long now = System.nanoTime();
            if (started != seen) {
                seen = started;
                since = now;
            }
            long stuck = (now - since) / 1_000_000;
            if (stuck > WAIT_MILLIS && started > 0) {
                boolean waits = Excluded.waits(at(spans, (int) started - 1).member());
                if (waits || stuck > DEADLINE_MILLIS) {
                    end(process);
                    return new Verdict(waits ? Outcome.WAITED : Outcome.HANG, "");
                }
            } else if (stuck > 30_000) {
                end(process);
                throw new IOException("a batch does not start: " + stderr());
            }
        }
        return process.exitValue() == 0 ? null : crash(process.exitValue());
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private Verdict crash(int status) throws IOException {
        String said = stderr();
        Path report = sandbox.folder().resolve("shared/hs_err");
        if (Files.exists(report)) {
            String text = Files.readString(report, StandardCharsets.ISO_8859_1);
            Matcher signal = SIGNAL.matcher(text);
            Matcher frame = FRAME.matcher(text);
            return new Verdict(Outcome.CRASH, (signal.find() ? signal.group(1) : "")
                    + (frame.find() ? " in " + frame.group(1).strip() : ""));
        }
        return status == ABORTED ? new Verdict(Outcome.CORRUPT, said)
                : new Verdict(Outcome.CRASH, "status " + status + " " + said);
    }

    private String stderr() throws IOException {
        String text = Files.readString(sandbox.folder().resolve("shared/stderr"),
                StandardCharsets.ISO_8859_1).strip();
        String[] lines = text.split("\n");
        return lines[lines.length - 1].replaceFirst("(Aborted|Segmentation fault).*$", "").strip();
    }

    @Override
    public void close() throws IOException {
        journal.close();
        sandbox.close();
    }
}
