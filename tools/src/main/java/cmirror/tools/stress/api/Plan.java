package cmirror.tools.stress.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which cases of which members a run has: the more values a call takes, the more. */
final class Plan {

    private Plan() {
    }

    /** About so many calls, spread over all members; every one is called at least once. */
    private static List<Span> of(List<Member> members, int calls) {
        long weights = members.stream().mapToLong(Plan::weight).sum();
        List<Span> spans = new ArrayList<>();
        double due = 0;
        for (Member member : members) {
            due += (double) calls * weight(member) / weights;
            int number = member.values() == 0 ? 1 : Math.max(1, (int) due);
            due -= number;
            spans.add(new Span(member, 0, number));
        }
        return spans;
    }

    /** The same in an order of its own: the slow ones lie together. */
    static List<Span> shuffled(List<Member> all, int calls, long seed) {
        List<Span> spans = of(all.stream().filter(member -> !Excluded.is(member)).toList(), calls);
        Collections.shuffle(spans, new Random(seed));
        return spans;
    }

    /** Functions are what a program calls; most methods of structs are alike. */
    private static int weight(Member member) {
        return member.values() == 0 ? 0 : member.isFunction() ? 6 + 6 * member.values() : 1;
    }
}
