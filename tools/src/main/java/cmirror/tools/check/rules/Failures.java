package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.List;

/** Calls that fail, and should not. */
final class Failures implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        if (judged.endless()) {
            return List.of();
        }
        return judged.story().all(call -> isOfSockets(judged, call) && !like.story().has(right ->
                        right.failed() && right.name().equals(call.name())))
                .stream().map(call -> call.name() + " fails with " + call.errno()).distinct().toList();
    }

    private static boolean isOfSockets(Performance program, Call call) {
        Socket socket = program.story().socket(call);
        return call.failed() && !call.errno().matches("EAGAIN|EINPROGRESS|EINTR|ERESTART.*")
                && (socket != null || call.is("socket", "send", "sendto", "recv", "recvfrom", "accept",
                "connect", "bind", "listen", "setsockopt"));
    }
}
