package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.List;

/** A socket of another kind. */
final class Sockets implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Socket is = Mains.of(judged.story());
        Socket should = Mains.of(like.story());
        if (should == null) {
            return List.of();
        } else if (is == null) {
            return List.of("socket is missing");
        } else if (!is.domain().equals(should.domain())) {
            return List.of("the socket is of " + is.domain() + " instead of " + should.domain());
        }
        return is.type().equals(should.type()) ? List.of()
                : List.of("the socket is " + is.type() + " instead of " + should.type());
    }
}
