package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import cmirror.tools.check.calls.Socket;
import java.util.ArrayList;
import java.util.List;

/** bind: whether it is there, and to which port and address. */
final class Bound implements Rule {

    @Override
    public List<String> judge(Performance judged, Performance like) {
        Socket is = Mains.of(judged.story());
        Socket should = Mains.of(like.story());
        Call right = should == null ? null : should.first("bind");
        Call bind = is == null ? null : is.first("bind");
        if (right == null || is == null) {
            return bind != null && bind.port() > 0 && should != null && should.isOfNetwork()
                    ? List.of("it binds port " + bind.port() + ": a client takes any") : List.of();
        } else if (bind == null) {
            return right.port() == 0 ? List.of() // the kernel does the same by itself
                    : List.of("bind is missing");
        }
        List<String> found = new ArrayList<>();
        port(bind.port(), right.port(), found);
        host(bind.host(), right.host(), found);
        if (!bind.path().equals(right.path())) {
            found.add("it is bound to " + bind.path() + " instead of " + right.path());
        }
        boolean late = is.first("listen") != null
                && is.calls().indexOf(is.first("listen")) < is.calls().indexOf(bind);
        if (found.isEmpty() && bind.failed() && !right.failed() && !late) {
            found.add("bind fails with " + bind.errno());
        }
        return found;
    }

    private static void port(int port, int right, List<String> found) {
        if (port == right) {
            return;
        }
        String order = WrongOrder.port(port, right);
        found.add(order != null ? order : right == 0 ? "it binds port " + port + ": a client takes any"
                : "the port is " + port + " instead of " + right);
    }

    private static void host(String host, String right, List<String> found) {
        if (host.equals(right) || host.isEmpty() || right.isEmpty()) {
            return;
        }
        String order = WrongOrder.host(host, right);
        found.add(order != null ? order : "it is bound to " + host + " instead of " + right + (right.equals("0.0.0.0")
                ? ": it hears only who asks for that address" : ""));
    }
}
