package cmirror.tools.stress.api;

import static org.assertj.core.api.Assertions.assertThat;

import cmirror.testing.Skip;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That {@code ./lab stress api} notices what it is there for. */
class FuzzerTest {

    private static final int SEED = 7;
    private static final int SECONDS = 30;

    @BeforeAll
    static void needsNamespaces() {
        Skip.unless(Sandbox.isPossible(), "no namespaces of one's own here, for calls that could"
                + " harm the machine");
    }

    @Test
    void noticesEveryKindOfEnd() throws Exception {
        List<Span> spans = Stream.of("fails int", "sentence int", "mumbles int",
                "jdks java.lang.Object", "underruns java.lang.foreign.MemorySegment",
                "overruns java.lang.foreign.MemorySegment", "freesTwice int", "leaves int",
                "spins int").map(key -> Member.of("cmirror.tools.stress.api.culprits_h " + key))
                .map(member -> new Span(member, 0, 5)).toList();
        Map<Outcome, Set<String>> found = new EnumMap<>(Outcome.class);
        new Campaign(SEED, false, spans, SECONDS, result -> found.computeIfAbsent(
                result.verdict().outcome(), key -> new TreeSet<>()).add(result.member().name()))
                .run(1);
        found.remove(Outcome.RETURNED); // with arguments that it does no harm with
        assertThat(found).isEqualTo(Map.of(
                Outcome.FAILED, Set.of("fails"), Outcome.SENTENCE, Set.of("sentence"),
                Outcome.UNNAMED, Set.of("mumbles"), Outcome.JDK, Set.of("jdks"),
                Outcome.HARM, Set.of("underruns"), Outcome.CRASH, Set.of("overruns", "leaves"),
                Outcome.CORRUPT, Set.of("freesTwice"), Outcome.HANG, Set.of("spins")));
    }

    @Test
    void aCaseIsTheSameEachTime() throws Exception {
        Member recvfrom = Members.all().stream()
                .filter(member -> member.name().equals("recvfrom")).findFirst().orElseThrow();
        List<List<String>> twice = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<String> calls = new ArrayList<>();
            new Campaign(SEED, false, List.of(new Span(recvfrom, 0, 40)), SECONDS,
                    result -> calls.add(result.call())).run(1);
            twice.add(calls);
        }
        assertThat(twice.get(0)).hasSize(40).isEqualTo(twice.get(1));
    }

    @Test
    void whatIsLeftOutOrTamedExists() {
        List<Member> all = Members.all();
        Set<String> names = new TreeSet<>();
        Set<String> parameters = new TreeSet<>();
        for (Member member : all) {
            names.add(member.name());
            for (int i = 0; i < member.executable().getParameterCount(); i++) {
                parameters.add(member.name() + "."
                        + Prototypes.parameter(member.name(), i).name());
            }
        }
        for (var reasons : List.of(Excluded.reasons(), Excluded.waiting())) {
            assertThat(names).contains(String.join(" ", reasons.values()).split(" "));
        }
        assertThat(parameters).containsAll(Tamed.parameters());
    }
}
