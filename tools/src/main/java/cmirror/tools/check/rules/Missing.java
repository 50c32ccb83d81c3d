package cmirror.tools.check.rules;

import cmirror.tools.check.calls.Call;
import cmirror.tools.check.calls.Performance;
import java.util.List;
import java.util.Set;

/** Calls of the network that are not there at all. */
final class Missing implements Rule {

    private static final Set<String> OTHERS = Set.of("socket", "bind", "listen", "accept", "connect",
            "shutdown", "getsockname", "getpeername", "socketpair", "fork");

    @Override
    public List<String> judge(Performance judged, Performance like) {
        List<String> found = new java.util.ArrayList<>(like.story().calls().stream().map(Call::name)
                .filter(OTHERS::contains).distinct()
                .filter(name -> !judged.story().has(call -> call.is(name)))
                .map(name -> name + " is missing").toList());
        if (transfers(like, true) && !transfers(judged, true)) {
            found.add("it receives nothing: recv is missing");
        }
        if (transfers(like, false) && !transfers(judged, false)) {
            found.add("it sends nothing: send is missing");
        }
        return found;
    }

    private static boolean transfers(Performance program, boolean receive) {
        return program.story().has(call -> program.story().socket(call) != null
                && (receive ? call.isReceive() : call.isSend()));
    }
}
