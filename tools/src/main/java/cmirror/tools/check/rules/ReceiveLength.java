package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.List;

/** How much room recv is told that there is. */
final class ReceiveLength implements Rule {

    private static final long POINTER = 8;
    /** Room for the NUL behind a message, which some leave. */
    private static final int ONE = 1;

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Call is = first(judged);
        Call should = first(like);
        if (is == null || should == null || is.number(2) >= should.number(2) - ONE) {
            return List.of();
        }
        long length = is.number(2);
        return List.of(length == POINTER
                ? "the buffer's length is sizeof of a pointer: " + length + " instead of " + should.number(2)
                : length == 0 ? "the length that " + is.name() + " is given is 0: it receives nothing"
                : is.name() + " takes " + length + " bytes at most instead of " + should.number(2));
    }

    private static Call first(Performance program) {
        for (Socket socket : Mains.ofData(program.story())) {
            Call call = socket.first(c -> c.is("recv", "recvfrom", "read") && c.number(2) >= 0);
            if (call != null) {
                return call;
            }
        }
        return null;
    }
}
