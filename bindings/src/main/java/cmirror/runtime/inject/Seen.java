package cmirror.runtime.inject;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cmirror.runtime.trace.Trace;
import java.lang.foreign.MemorySegment;

/** A call that somebody sees: it is printed, or something else happens than the program means. */
public final class Seen {

    /** What the trace has of it; null: it is not to be printed. */
    private final Object traced;
    /** What happens to it; null: what the program means. */
    private final Rule rule;
    private final long[] words;
    private final Shortened shortened;

    private Seen(Object traced, Rule rule, long[] words) {
        this.traced = traced;
        this.rule = rule;
        this.words = words;
        this.shortened = rule == null || rule.length() == 0 ? null
                : Shortened.of(rule.function(), rule.length(), words);
    }

    /** A call begins, with these arguments. */
    public static Seen enter(String name, long... words) {
        return enter(name, Trace.enter(name, words), words.clone());
    }

    /** The same with doubles among the words. */
    public static Seen enterMixed(String name, Object... words) {
        return enter(name, Trace.enterMixed(name, words), null);
    }

    private static Seen enter(String name, Object traced, long[] words) {
        Seen seen = new Seen(traced, Trace.isActive() ? Rules.next(name) : null, words);
        if (seen.rule != null) {
            Delay.sleep(seen.rule.before());
        }
        return seen;
    }

    /** Whether C is called; else {@link #result} is what it would have returned. */
    public boolean isMade() {
        return rule == null || rule.result() == null;
    }

    /** An argument as C is to get it. */
    public long word(int i) {
        return words[i];
    }

    /** What a call returns that is not made; its errno goes into the state. */
    public long result(MemorySegment state) {
        if (rule.errno() != 0) {
            state.set(JAVA_INT, 0, rule.errno());
        }
        return rule.result();
    }

    /** The call has ended; its errno is in the captured state. */
    public void leave(long result, MemorySegment state) {
        leaveWith(result, state.get(JAVA_INT, 0));
    }

    /** The same for a call that knows its errno itself. */
    public void leaveWith(long result, int errno) {
        if (shortened != null) {
            shortened.restore();
        }
        Trace.leave(traced, result, errno, remark());
        if (rule != null) {
            Delay.sleep(rule.after());
        }
    }

    /** In the child that this call, fork, has made. */
    public void forked() {
        Rules.forked();
    }

    /** As strace has it behind the result. */
    private String remark() {
        boolean injected = !isMade() || shortened != null;
        boolean delayed = rule != null && (rule.before() > 0 || rule.after() > 0);
        return (injected ? " (INJECTED)" : "") + (delayed ? " (DELAYED)" : "");
    }
}
