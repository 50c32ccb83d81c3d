package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Ending;
import cmirror.tools.check.calls.Performance;
import java.util.List;

/** How the program ends, if it does. */
final class Ends implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Ending is = judged.ending();
        Ending should = like.ending();
        if (is == null && should == null || is != null && is.equals(should) || judged.endless()) {
            return List.of();
        } else if (is == null) {
            List<Call> calls = judged.story().calls();
            return List.of("it does not end" + (calls.isEmpty() ? "" : ": its last call is "
                    + calls.getLast().name()));
        }
        return List.of("it " + is + (should == null ? ", where it should serve on"
                : ", where it should " + should.toString().replaceFirst("ends", "end")
                .replaceFirst("is killed", "be killed")));
    }
}
