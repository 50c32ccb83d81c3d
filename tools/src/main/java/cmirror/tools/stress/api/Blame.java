package cmirror.tools.stress.api;

import cmirror.tools.stress.api.Runner.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which call it was that ended a process: perhaps an earlier one had harmed it. */
final class Blame {

    private final Runner runner;

    Blame(Runner runner) {
        this.runner = runner;
    }

    /** The result for an end at the n-th call of a batch: one that it causes in a new process. */
    Result of(Result end, List<Span> batch, int n) throws IOException, InterruptedException {
        if (!end.verdict().outcome().isDefect) {
            return end;
        }
        List<Span> calls = new ArrayList<>();
        for (Span span : batch) {
            for (int number = span.from(); number < span.to() && calls.size() <= n; number++) {
                calls.add(new Span(span.member(), number, number + 1));
            }
        }
        Result alone = endOf(calls.subList(n, n + 1));
        if (alone.verdict().outcome().isEnd()) {
            return alone;
        } else if (end.verdict().outcome() == Outcome.HANG) {
            return alone; // the machine was slow
        } else if (end.call().contains("closed ") || !isEnd(calls.subList(0, n + 1))) {
            return sometimes(end);
        }
        // what is closed and used again is not always noticed, and no earlier call's fault
        int harmful = 0;
        int harmless = n;
        while (harmless - harmful > 1) {
            int middle = (harmful + harmless) / 2;
            if (isEnd(calls.subList(middle, n + 1))) {
                harmful = middle;
            } else {
                harmless = middle;
            }
        }
        if (!calls.get(harmful).member().isFunction()
                || !isEnd(List.of(calls.get(harmful), calls.get(n)))) {
            return sometimes(end); // what lies in its memory differs from process to process
        }
        Result culprit = endOf(calls.subList(harmful, harmful + 1));
        return new Result(culprit.member(), culprit.number(), culprit.call(), new Verdict(
                end.verdict().outcome(), end.verdict().detail() + ", later, in " + end.call()));
    }

    private static Result sometimes(Result end) {
        return new Result(end.member(), end.number(), end.call(), new Verdict(
                end.verdict().outcome(), end.verdict().detail() + " (not each time)"));
    }

    private Result endOf(List<Span> calls) throws IOException, InterruptedException {
        return runner.run(calls).getLast();
    }

    private boolean isEnd(List<Span> calls) throws IOException, InterruptedException {
        return endOf(calls).verdict().outcome().isEnd();
    }
}
