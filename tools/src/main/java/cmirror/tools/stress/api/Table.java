package cmirror.tools.stress.api;

import cmirror.tools.stress.api.Runner.Result;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many calls ended how; and of each kind of defect in a member one call that shows it. */
final class Table {

    private static final int WIDTH = 300;

    private final Map<Outcome, Integer> calls = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Set<Member>> members = new EnumMap<>(Outcome.class);
    private final Map<String, Result> shown = new TreeMap<>();
    private final Map<String, Integer> times = new TreeMap<>();
    private final Set<Member> called = new HashSet<>();
    private final boolean verbose;
    private int total;

    /** Verbose: what is no defect, but may be one, is shown as well. */
    Table(boolean verbose) {
        this.verbose = verbose;
    }

    void add(Result result) {
        Outcome outcome = result.verdict().outcome();
        total++;
        called.add(result.member());
        calls.merge(outcome, 1, Integer::sum);
        members.computeIfAbsent(outcome, key -> new HashSet<>()).add(result.member());
        if (outcome.isDefect || verbose && outcome.isDoubtful()) {
            String kind = result.member().name() + "  " + outcome.text + ": "
                    + result.verdict().detail().replaceAll("(0x|@)[0-9a-f]+|-?\\d+", "N");
            shown.putIfAbsent(kind, result);
            times.merge(kind, 1, Integer::sum);
        }
    }

    int calls() {
        return total;
    }

    int defects() {
        return calls.entrySet().stream().filter(entry -> entry.getKey().isDefect)
                .mapToInt(Map.Entry::getValue).sum();
    }

    void print(PrintStream out, long seed, Campaign campaign) {
        out.printf("%-45s %9s %9s%n", "outcome", "calls", "methods");
        for (Outcome outcome : Outcome.values()) {
            out.printf("%-45s %9d %9d%s%n", outcome.text, calls.getOrDefault(outcome, 0),
                    members.getOrDefault(outcome, Set.of()).size(),
                    outcome.isDefect && calls.containsKey(outcome) ? "  defects" : "");
        }
        out.printf("%-45s %9d %9d%n", "all", total, called.size());
        if (campaign.leftOut() > 0) {
            out.println("left out: " + campaign.leftOut()
                    + " calls of methods that had ended two processes");
        }
        if (campaign.notReached() > 0) {
            out.println("not reached in the time: " + campaign.notReached() + " calls");
        }
        out.println();
        shown.forEach((kind, result) -> {
            out.println(shorten(result.member().name() + "  "
                    + result.verdict().outcome().text + ": " + result.verdict().detail()));
            out.println(shorten("    " + result.call()));
            out.println("    --only '" + result.member().name() + "' --seed " + seed + " --case "
                    + result.number() + "   (" + times.get(kind) + " of this kind)");
        });
        Excluded.reasons().forEach((reason, names) ->
                out.println("not called, " + reason + ": " + names));
        Tamed.reasons().forEach((without, names) ->
                out.println("without " + without + ": " + names));
        Excluded.waiting().forEach((what, names) ->
                out.println("may wait " + what + ": " + names));
    }

    private static String shorten(String line) {
        return line.length() > WIDTH ? line.substring(0, WIDTH) + " ..." : line;
    }
}
