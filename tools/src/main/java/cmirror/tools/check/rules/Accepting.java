package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** accept, and what is done with the socket that it returns. */
final class Accepting implements Rule {

    private static final int ERROR_OUTPUT = 2;

    @Override
    public List<String> judge(Performance judged, Performance like) {
        if (!like.story().has(Call::isAccept)) {
            return List.of();
        }
        Socket listener = Mains.of(judged.story());
        if (listener == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Call data = listener.first(call -> call.isReceive() || call.isSend());
        if (data != null && !like.story().server().calls().stream().anyMatch(Call::isReceive)) {
            found.add(data.name() + " is called with the listening socket, not with the one that accept"
                    + " returns");
        } else if (!judged.story().has(call -> call.isAccept() || call.is("bind") && call.failed())) {
            return List.of("accept is missing");
        }
        for (Call call : judged.story().all(call -> call.failed() && call.errno().equals("ENOTSOCK"))) {
            if (call.fd() >= 0 && call.fd() <= ERROR_OUTPUT) {
                found.add(call.name() + " is called with descriptor " + call.fd() + ", which is no socket:"
                        + " accept's result is compared before it is stored?");
                break;
            }
        }
        return found;
    }
}
