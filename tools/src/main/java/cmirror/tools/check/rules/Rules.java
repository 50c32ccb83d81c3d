package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Performance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All of them. Causes come first; what follows from them, such as what is printed, is told of those
 * programs only in which no cause was found.
 */
public final class Rules {

    private static final List<Rule> CAUSES = List.of(new Sockets(), new Bound(), new Destination(),
            new Listening(), new Accepting(), new Options(), new AddressLength(), new EndOfStream(),
            new ReceiveLength(), new SendLength(), new Forks(), new Closed());
    private static final List<Rule> CONSEQUENCES = List.of(new Endless(), new Failures(), new Missing(),
            new Conversation(), new Ends(), new Output());

    private Rules() {
    }

    /** What is wrong with the first program, as far as the second shows it. */
    public static List<String> judge(Performance judged, Performance like) {
        List<String> found = judge(CAUSES, judged, like);
        return found.isEmpty() ? judge(CONSEQUENCES, judged, like) : found;
    }

    private static List<String> judge(List<Rule> rules, Performance judged, Performance like) {
        Set<String> found = new LinkedHashSet<>();
        rules.forEach(rule -> found.addAll(rule.judge(judged, like)));
        return new ArrayList<>(found);
    }
}
