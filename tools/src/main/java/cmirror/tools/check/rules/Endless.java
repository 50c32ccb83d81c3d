package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import java.util.List;

/** A program that never rests. */
final class Endless implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        if (!judged.endless() || like.endless()) {
            return List.of();
        }
        // what it says of that is not what it waits for
        List<Call> calls = judged.story().all(call -> judged.story().socket(call) != null || !call.isSend());
        Call last = calls.isEmpty() ? judged.story().calls().getLast() : calls.getLast();
        return List.of(last.failed()
                ? last.name() + " fails with " + last.errno() + " again and again: nothing waits"
                : "it calls " + last.name() + " without end");
    }
}
