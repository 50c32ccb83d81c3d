package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** Whom a client asks. */
final class Destination implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Socket should = like.story().server() != null ? null : like.story().client();
        Socket is = Mains.of(judged.story());
        if (should == null || is == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Call right = should.first("connect");
        Call connect = is.first("connect");
        if (right != null && connect == null) {
            found.add("connect is missing");
        } else if (right != null) {
            int first = is.calls().indexOf(is.first(Call::isSend));
            if (first >= 0 && first < is.calls().indexOf(connect)) {
                found.add(is.calls().get(first).name() + " comes before connect");
            }
        }
        where(asked(is), asked(should), found);
        return found;
    }

    private static Call asked(Socket socket) {
        Call connect = socket.first("connect");
        return connect != null ? connect : socket.first("sendto");
    }

    private static void where(Call call, Call right, List<String> found) {
        if (call == null || right == null) {
            return;
        }
        if (call.port() != right.port()) {
            String order = WrongOrder.port(call.port(), right.port());
            found.add(order != null ? order : "it asks port " + call.port() + " instead of " + right.port());
        }
        if (!call.host().isEmpty() && !call.host().equals(right.host())) {
            String order = WrongOrder.host(call.host(), right.host());
            found.add(order != null ? order : "it asks " + call.host() + " instead of " + right.host());
        } else if (!call.path().equals(right.path())) {
            found.add("it asks " + call.path() + " instead of " + right.path());
        }
    }
}
