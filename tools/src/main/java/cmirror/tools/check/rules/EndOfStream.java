package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** The result 0 of recv: the end of what the other side sends. */
final class EndOfStream implements Rule {

    private static final int MANY = 3;

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<String> found = new ArrayList<>();
        for (Socket socket : judged.story().sockets()) {
            int zeros = 0;
            for (Call call : socket.calls()) {
                if (call.isReceive()) {
                    zeros = call.value() == 0 && call.number(2) != 0 ? zeros + 1 : 0;
                }
                if (zeros == MANY && socket.isStream()) {
                    found.add(call.name() + "'s result 0 is not handled: the loop never ends");
                    return found;
                }
            }
        }
        return found;
    }
}
