package cmirror.tools.check.stage;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.rules.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Knows what a program does that is right, which has run once, and judges others by it. */
public final class Judge {

    private final Trial trial;
    private final Program like;
    private final Role role;
    private final Performance right;
    private final Map<Fault, Performance> rightWith = new HashMap<>();

    /** Runs the right program, which tells who has to play with it. */
    public Judge(Trial trial, Program like) throws IOException, InterruptedException {
        this.trial = trial;
        this.like = like;
        role = trial.scout(like);
        right = trial.run(like, role);
        if (right.story().has(call -> call.is("bind") && "EADDRINUSE".equals(call.errno()))) {
            throw new IllegalArgumentException("something on this machine uses the port already that "
                    + like + " binds");
        }
        needCalls(like, right);
    }

    /** What comes of a program, and what is wrong with it. */
    public Verdict judge(Program program) throws IOException, InterruptedException {
        Performance is = trial.run(program, role);
        if (is.ending() == null && is.story().sockets().isEmpty() && !right.story().sockets().isEmpty()) {
            throw new Stopped(is.endless() ? "goes round without end, and opens no socket"
                    : "ran longer than " + trial.seconds() + " s, and opened no socket", is);
        }
        needCalls(program, is);
        return new Verdict(is, Rules.judge(is, right));
    }

    private static void needCalls(Program program, Performance is) {
        if (is.story().calls().isEmpty()) {
            throw new IllegalArgumentException(program + " made no call" + (is.output().isEmpty() ? ""
                    : ": " + String.join("\n", is.output())));
        }
    }

    /** Tries all that may happen to such a program, and tells each at once. */
    public List<Tried> tryFaults(Program program, Performance without, Consumer<Tried> told)
            throws IOException, InterruptedException {
        List<Tried> all = new ArrayList<>();
        for (Fault fault : Fault.ALL) {
            if (fault.concerns(role, without)) {
                Tried tried = fault.isImpossible(program) ? new Tried(fault.what(), "", null, null)
                        : tried(fault, program, without);
                told.accept(tried);
                all.add(tried);
            }
        }
        return all;
    }

    private Tried tried(Fault fault, Program program, Performance without) throws IOException, InterruptedException {
        Performance with = trial.run(program, role, fault);
        String why = Survival.why(fault, role, without, with);
        if (why == null && fault.expected() == Fault.Expected.PUT_TOGETHER) {
            why = otherLine(fault, program, without, with);
        }
        // to ask again is more than many a program has to do
        boolean isExcused = why != null && fault.delivery() != Delivery.SURE
                && Survival.why(fault, role, right, rightWith(fault)) != null;
        return new Tried(fault.what(), fault.how(program), why, isExcused ? like.toString() : null);
    }

    /** What it prints with the fault only, where the right program prints the same; or null. */
    private String otherLine(Fault fault, Program program, Performance without, Performance with)
            throws IOException, InterruptedException {
        List<String> other = new ArrayList<>(with.output());
        other.removeAll(without.output());
        return other.isEmpty() || !rightWith(fault).output().equals(right.output()) ? null
                : "it prints \"" + other.getFirst().replace("PROGRAM", program.toString()) + "\"";
    }

    private synchronized Performance rightWith(Fault fault) throws IOException, InterruptedException {
        Performance with = rightWith.get(fault);
        if (with == null) {
            with = trial.run(like, role, fault);
            rightWith.put(fault, with);
        }
        return with;
    }

    /** What the right program has done. */
    public Performance right() {
        return right;
    }

    /**
     * What was seen.
     *
     * @param mistakes in sentences
     */
    public record Verdict(Performance performance, List<String> mistakes) {
    }

    /**
     * A fault, and what came of it.
     *
     * @param how   it was made to happen; empty if it could not be tried
     * @param why   the program has not survived it; null: it has
     * @param norDo the right program, if it has not either; else null
     */
    public record Tried(String what, String how, String why, String norDo) {

        public boolean isTried() {
            return !how.isEmpty();
        }

        public boolean survives() {
            return why == null;
        }

        /** Whether it is the program's fault. */
        public boolean counts() {
            return why != null && norDo == null;
        }

        @Override
        public String toString() {
            return !isTried() ? "not tried, since strace cannot: " + what
                    : (survives() ? "survives: " : norDo == null ? "does not survive: "
                    : "does not survive, nor does " + norDo + ": ") + what + " (" + how + ")"
                    + (survives() ? "" : ": " + why);
        }
    }
}
