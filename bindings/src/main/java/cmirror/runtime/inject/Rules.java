package cmirror.runtime.inject;

import cmirror.runtime.libc.PerThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the property {@code cmirror.inject}, {@code recv:short=3;accept:error=EINTR:when=2}.
 * Each thread counts its own calls, from 1 on, as strace counts them for each of its tracees.
 */
public final class Rules {

    private static final String TEXT = System.getProperty("cmirror.inject");
    private static final PerThread<Map<Rule, Long>> COUNTS = new PerThread<>();

    private static Map<String, List<Rule>> rules;

    private Rules() {
    }

    /** What is wrong with them, or null. */
    public static String mistake() {
        try {
            rules();
            return null;
        } catch (IllegalArgumentException e) {
            return "inject: " + e.getMessage();
        }
    }

    /** That a rule can be kept; an IllegalArgumentException says why it cannot. */
    public static void check(String rule) {
        parse(rule);
    }

    private static synchronized Map<String, List<Rule>> rules() {
        if (rules == null) {
            rules = TEXT == null ? Map.of() : parse(TEXT);
        }
        return rules;
    }

    static Map<String, List<Rule>> parse(String text) {
        Map<String, List<Rule>> parsed = new HashMap<>();
        for (String rule : text.split(";")) {
            int colon = rule.indexOf(':');
            String names = colon < 0 ? rule : rule.substring(0, colon);
            for (String name : names.split(",", -1)) {
                parsed.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(Rule.parse(name, colon < 0 ? "" : rule.substring(colon + 1)));
            }
        }
        return parsed;
    }

    /** What shall happen to this call, the next one of that function; null: nothing. */
    static Rule next(String function) {
        Rule found = null;
        for (Rule rule : rules().getOrDefault(function, List.of())) {
            long count = counts().merge(rule, 1L, Long::sum);
            if (found == null && rule.when().holds(count)) {
                found = rule;
            }
        }
        return found;
    }

    private static Map<Rule, Long> counts() {
        Map<Rule, Long> counts = COUNTS.get();
        if (counts == null) {
            COUNTS.set(counts = new HashMap<>());
        }
        return counts;
    }

    /** In a child: it counts from the beginning. */
    static void forked() {
        COUNTS.set(new HashMap<>());
    }
}
